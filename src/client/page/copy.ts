/** Puts a text on the clipboard, on plain http and `file://` as well. */

/** Whether the browser took it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    // Absent outside secure contexts.
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'unseen'
  document.body.append(field)
  const focused = document.activeElement as HTMLElement | null
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  focused?.focus({ preventScroll: true })
  return copied
}
