// What may be asked about the directory of agencies and the codes on leaflets.
import { forStaff, type Endpoint } from '../transport/endpoint.ts'
import { dropAgency, keepAgency } from './keep-agency.ts'
import { endEntryCode, keepEntryCode } from './keep-entry-code.ts'
import { directoryState } from './directory-state.ts'

export const directoryEndpoints: Endpoint[] = [
  forStaff('directory:state', { rate: 'staff', story: directoryState }),
  forStaff('agency:keep', { rate: 'staff', story: keepAgency }),
  forStaff('agency:drop', { rate: 'staff', story: dropAgency }),
  forStaff('entry-code:keep', { rate: 'staff', story: keepEntryCode }),
  forStaff('entry-code:end', { rate: 'staff', story: endEntryCode }),
]
