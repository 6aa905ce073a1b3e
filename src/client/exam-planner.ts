/** Loaded by the review page where there is a plan before an exam: what works it out. */

import { stepsOf } from './review/plan-steps.ts'

globalThis.LEAK_CASEBOOK_PLAN = stepsOf
