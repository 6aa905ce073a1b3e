/** Offers to install the handbook where the browser asks for it (Chromium's `beforeinstallprompt`). */

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>
}

export function startInstall(): void {
  // A prompt can be used once; the browser sends another when it may be asked again.
  let latest: InstallPrompt | undefined
  const show = (shown: boolean) => {
    for (const button of document.querySelectorAll<HTMLElement>('[data-install]')) button.hidden = !shown
  }
  addEventListener('beforeinstallprompt', event => {
    event.preventDefault()
    latest = event as InstallPrompt
    show(true)
  })
  addEventListener('appinstalled', () => show(false))
  document.addEventListener('click', event => {
    if (!(event.target as Element).closest('[data-install]') || !latest) return
    void latest.prompt()
    latest = undefined
    show(false)
  })
}
