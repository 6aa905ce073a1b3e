/** Offers to install the handbook where the browser asks for it (Chromium's `beforeinstallprompt`). */

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>
}

export function startInstall(): void {
  addEventListener('beforeinstallprompt', event => {
    event.preventDefault()
    for (const button of document.querySelectorAll<HTMLElement>('[data-install]')) {
      button.hidden = false
      button.addEventListener('click', () => void (event as InstallPrompt).prompt())
    }
  })
  addEventListener('appinstalled', () => {
    for (const button of document.querySelectorAll<HTMLElement>('[data-install]')) button.hidden = true
  })
}
