/** On home and in the index of cases: where the reader was, what was read, and on home how many cards wait. */

import { startInstall } from './offline/install.ts'
import { offerPlaces, offerReview } from './page/home.ts'
import { offerNews } from './page/news.ts'
import { showReading } from './page/reading-shown.ts'

startInstall(false)
showReading()
offerPlaces()
offerReview()
offerNews()
