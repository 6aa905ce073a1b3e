/** Tells every open page of the handbook how far the copy is. */

import type { OfflineReport } from '../domain/offline/list.ts'
import { scope } from './list.ts'

declare const self: ServiceWorkerGlobalScope

export async function tell(report: OfflineReport): Promise<void> {
  const pages = await self.clients.matchAll({ includeUncontrolled: true, type: 'window' })
  for (const page of pages) if (page.url.startsWith(scope)) page.postMessage(report)
}
