// `npm run replay`: real dialogues held in live rooms and listening sessions, every line checked at every reader (rules RP1–RP9).
import { beMeasuringCommand } from '../measure/measuring-command.ts'
import { replayCommand } from './replay-command.ts'

await beMeasuringCommand(replayCommand)
