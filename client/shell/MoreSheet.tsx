// On tight screens the tools fold into one; here they are again, a button each.
import type { Tool } from '#client/ui/Boards.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Sheet } from '#client/ui/Sheet.tsx'
import { useTexts } from '#client/texts.tsx'

export function MoreSheet({ tools, onClose }: { tools: readonly Tool[]; onClose: () => void }) {
  const { room, common } = useTexts()
  return (
    <Sheet heading={room.tools.more} icon="more" closeWord={common.close} onClose={onClose}>
      <div className="doors">
        {tools.map((tool) => (
          <Button key={tool.key} icon={tool.icon} isWide onClick={tool.onPress}>
            {tool.word}
          </Button>
        ))}
      </div>
    </Sheet>
  )
}
