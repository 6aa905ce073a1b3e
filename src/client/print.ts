/** The button that opens the browser's print dialogue. */

document.querySelector('[data-print]')?.addEventListener('click', () => window.print())

// A module to TypeScript: its names are its own, as esbuild makes them.
export {}
