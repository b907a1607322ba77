// `npm start`: from a clean clone to a running house (OP1). The server runs in this same process, so that
// Ctrl-C and SIGTERM reach it once and directly.
import { refuseOldNode } from './node-version.mjs'

refuseOldNode()
import('./prepare.mjs').then(({ prepare }) => prepare()).then(() => import('../../dist/server/main.js'))
