// 言葉の一覧 (rules WL1–WL6): the lists to look through and change, a box to try them, the draft with what it would do, and what was.
import { Banner } from '#client/ui/Banner.tsx'
import { staffTexts } from '#client/staff/words.ts'
import { DraftBox } from './DraftBox.tsx'
import { History } from './History.tsx'
import { ListBrowser } from './ListBrowser.tsx'
import { OfferBanner } from './OfferBanner.tsx'
import { TestBox } from './TestBox.tsx'
import { useLists } from './use-lists.ts'

const texts = staffTexts.lists

export function ListsPage() {
  const lists = useLists()
  const { view } = lists
  if (!view) return <p className="empty soft" role="status">{lists.isMissing ? staffTexts.refusal.not_found : texts.loading}</p>
  const isBroken = view.running !== view.current
  return (
    <section className="listspage" aria-labelledby="lists-heading">
      <h1 id="lists-heading">{texts.page}</h1>
      <p className="soft phrase">{texts.lead}</p>
      {isBroken ? <Banner kind="error" icon="notice">{texts.broken(view.current, view.running)}</Banner> : <p className="small">{texts.running(view.current)}</p>}
      {view.hasOffer && <OfferBanner view={view} onAnswered={lists.take} />}
      <div className="listscols">
        <ListBrowser key={view.current} texts={lists.texts} draft={lists.draft} />
        <div className="listsside">
          <TestBox base={view.current} changes={lists.draft.changes} />
          <DraftBox view={view} draft={lists.draft} weighed={lists.weighed} onWeighed={lists.onWeighed} onSaved={lists.take} />
        </div>
      </div>
      <History view={view} onBack={lists.take} />
    </section>
  )
}
