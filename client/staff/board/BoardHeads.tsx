// The columns' names; each row says its own to those who listen.
import { staffTexts } from '#client/staff/words.ts'

const heads = staffTexts.board.heads

export function BoardHeads() {
  return (
    <div className="row heads" aria-hidden="true">
      <div>{heads.severity}</div>
      <div>{heads.place}</div>
      <div>{heads.age}</div>
      <div>{heads.due}</div>
      <div>{heads.owner}</div>
    </div>
  )
}
