// Leaving a note (rules SN1, SN3): the same note keeps its id until it lies with the staff; a cry in it opens the help card.
import { askedMost } from '#client/link.ts'
import { newId } from '#client/new-id.ts'
import { isNamedHelp, whenUnsaid } from '#client/talk/HelpNamed.tsx'
import { sentence, type Hands } from './hands.ts'

export function noteActs({ store, link, texts }: Hands, board: () => Promise<true | { code: string }>) {
  let leaving: { id: string; text: string } | null = null

  async function leave(text: string): Promise<boolean> {
    store.set({ noteSending: {} })
    const isIn = await board()
    if (isIn !== true) return failed(isIn.code)
    if (leaving?.text !== text) leaving = { id: newId(), text }
    const ack = await link.ask('solo-note:write', { clientId: leaving.id, text: text.slice(0, askedMost) })
    if (!ack.ok) return failed(ack.code)
    leaving = null
    const { note, isCry } = ack.data
    store.set(({ soloNotes, isHelpOpen }) => ({ noteSending: null, soloNotes: [note, ...soloNotes.filter(({ noteId }) => noteId !== note.noteId)], isHelpOpen: isHelpOpen || isCry }))
    return true
  }

  function failed(code: string): false {
    // Too long to be kept, and a cry for help: the words stay, and help stands before them.
    if (isNamedHelp(code)) store.set({ noteSending: { error: sentence(texts, 'too_long'), help: texts().room.notice[whenUnsaid[code]] }, isHelpOpen: true })
    else store.set({ noteSending: { error: sentence(texts, code) } })
    return false
  }

  return { leave }
}
