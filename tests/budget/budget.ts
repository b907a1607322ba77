// `npm run budget`: what a first visit weighs and takes on an old phone, and whether a long evening stays light.
import { beMeasuringCommand } from '../measure/measuring-command.ts'
import { budgetCommand } from './budget-command.ts'

await beMeasuringCommand(budgetCommand)
