/** Starts nginx, Apache or Caddy on a folder, below a path, with the very files that the handbook gives deployers. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export type Kind = 'nginx' | 'Apache' | 'Caddy'

export interface Deployed {
  /** Where the handbook's files lie; they may be changed while the server runs. */
  folder: string
  port: number
  stop: () => Promise<void>
}

export const BASE = '/機關/手冊/'

/** Where Debian puts them; undefined where the server is not installed. */
const PROGRAMS: Record<Kind, string> = {
  nginx: '/usr/sbin/nginx',
  Apache: '/usr/sbin/apache2',
  Caddy: '/usr/bin/caddy',
}

export function isInstalled(kind: Kind): boolean {
  return existsSync(PROGRAMS[kind])
}

/** A copy of `dist` below {@link BASE} on a free port. */
export async function deploy(kind: Kind): Promise<Deployed> {
  const home = await mkdtemp(join(tmpdir(), 'server-'))
  // Servers give up root, and then could not read a private folder.
  await chmod(home, 0o755)
  const folder = join(home, 'www', '機關', '手冊')
  await mkdir(folder, { recursive: true })
  await cp('dist', folder, { recursive: true, preserveTimestamps: true })
  const port = await freePort()
  const config = join(home, 'server.conf')
  await writeFile(config, CONFIGS[kind]({ home, port }))
  if (kind === 'Apache') await say404(folder)
  const log = openSync(join(home, 'log'), 'w')
  const program = spawn(PROGRAMS[kind], ARGUMENTS[kind](config), { stdio: ['ignore', log, log] })
  closeSync(log)
  const gone = once(program, 'exit')
  for (let tries = 0; ; tries++) {
    if (program.exitCode !== null || tries > 200)
      throw new Error(`${kind} did not start: ${readFileSync(join(home, 'log'), 'utf8')}`)
    if (await fetch(`http://localhost:${port}/`).catch(() => undefined)) break
    await sleep(50)
  }
  return {
    folder,
    port,
    async stop() {
      program.kill('SIGTERM')
      await gone
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** What the deployer is told to do by hand in `.htaccess`. */
export async function say404(folder: string): Promise<void> {
  const file = join(folder, '.htaccess')
  const text = readFileSync(file, 'utf8')
  await writeFile(file, text.replace('# ErrorDocument 404 /手冊/', `ErrorDocument 404 ${BASE}`))
}

const ARGUMENTS: Record<Kind, (config: string) => string[]> = {
  nginx: config => ['-c', config, '-g', 'daemon off;'],
  Apache: config => ['-f', config, '-D', 'FOREGROUND'],
  Caddy: config => ['run', '--config', config, '--adapter', 'caddyfile'],
}

interface Place {
  home: string
  port: number
}

const CONFIGS: Record<Kind, (place: Place) => string> = {
  nginx: ({ home, port }) => `
${process.getuid?.() === 0 ? 'user www-data;' : ''}
worker_processes 1;
pid ${home}/pid;
error_log ${home}/error.log;
events {}
http {
  include /etc/nginx/mime.types;
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${home}/${name};`).join(' ')}
  server {
    listen 127.0.0.1:${port};
    ${placed('scripts/servers/nginx.conf', `${home}/www`)}
  }
}`,
  Apache: ({ home, port }) => `
ServerRoot /usr/lib/apache2
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${home}/pid
DefaultRuntimeDir ${home}
ErrorLog ${home}/error.log
${process.getuid?.() === 0 ? 'User www-data\nGroup www-data' : ''}
${['mpm_event', 'authz_core', 'dir', 'mime', 'headers', 'filter', 'deflate']
  .map(name => `LoadModule ${name}_module modules/mod_${name}.so`)
  .join('\n')}
TypesConfig /etc/mime.types
DocumentRoot ${home}/www
<Directory ${home}/www>
  AllowOverride FileInfo Indexes
  Require all granted
</Directory>`,
  Caddy: ({ home, port }) => `
{
	admin off
	auto_https off
	storage file_system ${home}/caddy
}
http://localhost:${port} {
${placed('scripts/servers/Caddyfile', `${home}/www`)}
}`,
}

/** The file of the documentation with the paths of this place, as a deployer fills them in. */
function placed(file: string, www: string): string {
  return readFileSync(file, 'utf8')
    .replaceAll(/(?<= )\/手冊(?=[/ ])/g, BASE.slice(0, -1))
    .replaceAll('/srv', www)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}
