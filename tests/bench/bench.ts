// `npm run bench`: what the whole product costs, beside a bare Socket.IO server that keeps and checks nothing.
import { beMeasuringCommand } from '../measure/measuring-command.ts'
import { benchCommand } from './bench-command.ts'

await beMeasuringCommand(benchCommand)
