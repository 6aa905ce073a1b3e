// Sets up what a command needs, on any Node from 20 on: packages as the lock file says, and with --browser a browser.
// Reads package-lock.json; writes node_modules/ and, where none is found, a browser.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const BROWSERS = [
  process.env.HANDBOOK_BROWSER,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap(folder => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
]

/** The path of an installed Chromium, Chrome or Edge; undefined where Playwright's own is to be used. */
export function findBrowser() {
  return BROWSERS.find(path => path && existsSync(path))
}

/** The path of an installed Firefox; the tests in that engine are left out where there is none. */
export function findFirefox() {
  return [
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:/Program Files/Mozilla Firefox/firefox.exe',
  ].find(path => existsSync(path))
}

function run(command, args) {
  return spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0
}

function installPackages() {
  const stamp = 'node_modules/.handbook-lock'
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  console.log('安裝套件（第一次或版本有變時才需要）…')
  if (!run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])) {
    console.error('套件安裝失敗。請確認網路可用，再執行一次同一個指令。')
    process.exit(1)
  }
  writeFileSync(stamp, lock)
}

/** What Debian's packages bring for the tests; elsewhere each is used only where it is already there. */
const DEBIAN = {
  chromium: findBrowser,
  'firefox-esr': findFirefox,
  'fonts-noto-cjk': () => existsSync('/usr/share/fonts/opentype/noto'),
  epubcheck: () => existsSync('/usr/bin/epubcheck'),
  nginx: () => existsSync('/usr/sbin/nginx'),
  // The server itself, without the service that `apache2` would start.
  'apache2-bin': () => existsSync('/usr/sbin/apache2'),
  // WebKit by WebDriver; MiniBrowser comes with the library.
  'webkit2gtk-driver': () => existsSync('/usr/bin/WebKitWebDriver'),
  xvfb: () => existsSync('/usr/bin/Xvfb'),
  'media-types': () => existsSync('/etc/mime.types'),
}

function installBrowsers() {
  const missing = Object.keys(DEBIAN).filter(name => !DEBIAN[name]())
  if (missing.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`安裝測試用的程式：${missing.join('、')}…`)
    if (run('apt-get', ['update', '-qq']))
      run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing])
  }
  if (!findBrowser() && !run('npx', ['playwright', 'install', 'chromium'])) {
    console.error('找不到也裝不了瀏覽器。請安裝 Chrome、Edge 或 Chromium，再執行 npm test。')
    process.exit(1)
  }
}

// Real paths, for the project may be reached through a link.
if (process.argv[1] && realpathSync(process.argv[1]) === realpathSync(fileURLToPath(import.meta.url))) {
  installPackages()
  if (process.argv.includes('--browser')) installBrowsers()
}
