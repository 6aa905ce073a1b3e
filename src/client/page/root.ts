/** The site's root, whatever folder or server it stands on; read while the script is being run. */

const script = document.currentScript as HTMLScriptElement | null

/** Ends in a slash: `https://host/sub/path/`, `file:///E:/手冊/`. */
export const root = new URL('..', script?.src ?? document.baseURI)

/** `page('cases/city-07.html')` as an absolute URL below the root. */
export function page(path: string): string {
  return new URL(path, root).href
}
