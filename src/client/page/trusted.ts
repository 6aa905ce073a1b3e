/** Scripts come from the handbook's folder only, and no text becomes markup, where browsers enforce Trusted Types. */

interface TrustedTypes {
  defaultPolicy: unknown
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown
}

/**
 * Makes the policy that every address of a script passes: one below `folder`, or a worker that the page has written
 * itself. There is no rule for markup, so assigning any is refused.
 */
export function trustScriptsBelow(folder: string): void {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes }
  // A page has one such policy; the 404 page makes it before it knows the folder.
  if (trustedTypes?.defaultPolicy) return
  trustedTypes?.createPolicy('default', {
    createScriptURL(url) {
      const { href } = new URL(url, document.baseURI)
      if (href.startsWith(folder) || href.startsWith('blob:')) return url
      throw new TypeError(`no script of the handbook: ${href}`)
    },
  })
}
