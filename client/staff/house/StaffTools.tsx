// What belongs to the person at the screen rather than to the work: how it looks, and leaving.
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import { directoryTexts } from '#client/staff/words.ts'
import { LookMenu } from '../door/LookMenu.tsx'

export function StaffTools({ onSignOut, hasDirectory = false }: { onSignOut: () => void; hasDirectory?: boolean }) {
  return (
    <>
      {hasDirectory && (
        <a className="btn" href="#directory">
          {directoryTexts.open}
        </a>
      )}
      <LookMenu />
      <Button icon="leave" onClick={onSignOut}>
        {staffTexts.bar.signOut}
      </Button>
    </>
  )
}
