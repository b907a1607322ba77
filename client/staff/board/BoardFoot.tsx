// The foot of the board: the rooms and who waits, one glance each.
import { Icon } from '#client/ui/Icon.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { BoardView } from '#shared/views'
import { wholeMinutes } from '../time-words.ts'

const texts = staffTexts.board

export function BoardFoot({ board }: { board: BoardView }) {
  return (
    <footer className="bfoot">
      {board.rooms.slice(0, 3).map((room) => {
        const isLit = room.state === 'open'
        return (
          <div key={room.roomId} className={isLit ? 'tile' : 'tile off'}>
            <Icon name={isLit ? 'lantern-lit' : 'lantern-unlit'} />
            <b>{room.name}</b>
            <span>{texts.roomHosted(staffTexts.desk.roomState[room.state], room.hostName)}</span>
          </div>
        )
      })}
      <div className="tile plain">
        <Icon name="ear" />
        <b>{texts.waiting(board.waiting.count)}</b>
        <span>{texts.waitingMore(board.waiting.listeners, wholeMinutes(board.waiting.longestMs))}</span>
      </div>
    </footer>
  )
}
