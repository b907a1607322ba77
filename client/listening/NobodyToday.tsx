// Nobody could listen today: said as it is, with the next opening.
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { useTexts } from '#client/texts.tsx'

export function NobodyToday({ next, onOk }: { next: string | null; onOk: () => void }) {
  const { listening } = useTexts()
  const words = listening.nobodyToday
  return (
    <Banner kind="rest" icon="ear" head={words.head}>
      {words.body}
      {next && words.next(next)}
      <p className="acts">
        <Button kind="plain" className="flush" onClick={onOk}>
          {words.ok}
        </Button>
      </p>
    </Banner>
  )
}
