// `npm run faults`: real processes broken in every way that can be thought of, one judge over what everyone saw (rules FA1–FA12).
import { beMeasuringCommand } from '../measure/measuring-command.ts'
import { faultsCommand } from './faults-command.ts'

await beMeasuringCommand(faultsCommand)
