// `npm start`: builds dist/ and serves it; prints the address here and in the local network.
import { spawnSync } from 'node:child_process'
import { networkInterfaces } from 'node:os'
import { serve } from './serve.mjs'

const build = spawnSync(process.execPath, ['scripts/astro.mjs', 'build'], { stdio: 'inherit' })
if (build.status !== 0) process.exit(build.status ?? 1)

const wanted = Number(process.env.PORT ?? 4321)
let server
for (let port = wanted; !server; port += 1) {
  try {
    server = await serve('dist', { port, host: '0.0.0.0' })
  } catch (error) {
    if (error.code !== 'EADDRINUSE' || port > wanted + 20) throw error
  }
}
const { port } = server.address()
console.log(`\n  手冊已開啟：     http://localhost:${port}/`)
for (const { address, family, internal } of Object.values(networkInterfaces()).flat())
  if (family === 'IPv4' && !internal) console.log(`  同一網路的裝置： http://${address}:${port}/`)
console.log('  （按 Ctrl+C 結束。離線安裝要用 https 或 localhost。）')
