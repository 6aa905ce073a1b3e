/** The offline copy, in a script of its own: it comes after the page, which is read meanwhile. */

import { startOffline } from './offline/offline.ts'

startOffline()
