// How this handbook's search is asked, and how good the answers of any search are; reads and writes nothing.

/** In the page: types each query and waits for the list; then brings all hits out, outside of the time. */
export async function askHandbook({ queries, all }) {
  const field = document.querySelector('[role="searchbox"]')
  const list = document.querySelector('[data-results]')
  const more = document.querySelector('[data-search-more]')
  const done = query => list.dataset.query === query && list.getAttribute('aria-busy') === 'false'
  const answers = []
  for (const query of queries) {
    // A hand leaves time between two keys; what the last answer still has to paint is not this one's.
    await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))
    const complete = new Promise(resolve => {
      const observer = new MutationObserver(() => {
        if (!done(query)) return
        observer.disconnect()
        resolve()
      })
      observer.observe(list, { attributes: true })
    })
    const start = performance.now()
    field.value = query
    field.dispatchEvent(new InputEvent('input'))
    if (!done(query)) await complete
    document.body.offsetHeight // the layout is part of the answer; painting goes on beside the next key
    const ms = performance.now() - start
    while (all && !more.hidden) more.click()
    answers.push({ ms, files: [...list.querySelectorAll('[data-result]')].map(link => link.dataset.result) })
  }
  return answers
}

/**
 * Of everything that holds the words, how much is found (`recall`), and of what is found, how much holds them.
 * @param answers the files found, query by query
 * @param wanted the files that ought to be
 */
export function quality(answers, wanted) {
  const sum = lists => lists.reduce((total, { length }) => total + length, 0)
  const right = sum(answers.map((files, i) => files.filter(file => wanted[i].includes(file))))
  return { recall: right / sum(wanted), precision: right / sum(answers) }
}
