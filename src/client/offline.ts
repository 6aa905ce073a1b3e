/** The offline copy, in a script of its own that comes while the page is read; it does not compete with the page. */

import { startOffline } from './offline/offline.ts'

if (document.readyState === 'complete') startOffline()
else addEventListener('load', startOffline, { once: true })
