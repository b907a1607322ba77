// `npm run screen`: the screening measured on lines whose meaning is known, on ordinary talk, and on a busy evening (rules SC1–SC4).
import { beMeasuringCommand } from '../measure/measuring-command.ts'
import { screenCommand } from './screen-command.ts'

await beMeasuringCommand(screenCommand)
