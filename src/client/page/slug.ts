/** The handbook's slug, as the page carries it: it names what is stored, wherever the handbook stands. */
export const SLUG = (typeof document === 'object' && document.documentElement.dataset.slug) || 'leak-casebook'
