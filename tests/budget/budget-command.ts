// What `npm run budget` does with its arguments, and its one line (rule RP6).
import { randomUUID } from 'node:crypto'
import type { MeasuringCommand } from '../measure/measuring-command.ts'
import { WrongUsage } from '../measure/problems.ts'
import { openOwnHouse } from '../replay/houses.ts'
import { StaffMember } from '../replay/people/crew.ts'
import { nobodySlowed } from '../replay/people/patience.ts'
import { judged } from './goals.ts'
import { type FirstVisit, visitFirst } from './first-visit.ts'
import { atOnce, showsLine, spendHour } from './long-evening.ts'
import { openChromium, takePhone } from './old-phone.ts'

const usage = `使い方 / Usage: npm run -s budget -- [--rounds N] [--minutes N]

What a first visit weighs and how long it takes on an old phone (400 kbit/s, 400 ms, a processor six times slower), and whether the
page's memory stays flat over an hour of talk, pressed together, with 300 lines on the page. A real Chromium, the shipped build.

  --rounds N    first visits, each in a fresh browser profile; the median counts (3)
  --minutes N   of talk (60)`

const argumentTable = { rounds: 'whole', minutes: 'whole' } as const
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

export const budgetCommand: MeasuringCommand<typeof argumentTable> = {
  tool: 'budget', usage, arguments: argumentTable,
  async measure({ words, given }, workshop) {
    if (words.length > 0) throw new WrongUsage(`not understood: ${words.join(' ')}`)
    const { rounds = 3, minutes = 60 } = given
    const browser = await openChromium()
    workshop.atEnd(() => browser.close())
    const house = await openOwnHouse(workshop, { rooms: 1, hosts: 1, supporters: 0, longestMs: 0 })
    const slowed = nobodySlowed()
    const [supervisor, host] = await Promise.all(house.staff.map((credentials) => StaffMember.come(house.url, credentials, slowed)))
    const [roomId] = house.rooms
    if (!supervisor || !host || roomId === undefined) throw new Error('the house is not furnished')
    workshop.atEnd(() => Promise.all([host.goHome(), supervisor.goHome()]))
    await host.ask('room:open', { roomId, minutes: 120 })
    let said = 0
    const say = async (lines: number): Promise<void> => {
      for (let left = lines; left > 0; left -= atOnce) {
        await Promise.all(Array.from({ length: Math.min(left, atOnce) }, () => host.ask('message:send', { placeId: roomId, clientId: randomUUID(), text: `${(said += 1)}つめの、ふつうの長さの一行です。雨の音がします。` })))
      }
    }
    await say(30)

    const visits: FirstVisit[] = []
    for (let round = 0; round < rounds; round += 1) {
      const phone = await takePhone(browser, 'line and processor')
      visits.push(await visitFirst(house.url, phone))
      await phone.close()
      workshop.say(JSON.stringify(visits.at(-1)))
    }
    const mid = (name: keyof FirstVisit) => median(visits.map((visit) => visit[name]))

    const phone = await takePhone(browser, 'none')
    await visitFirst(house.url, phone)
    const evening = await spendHour(phone, async (lines) => {
      await say(lines)
      await showsLine(phone, `${said}つめの、`)
    }, minutes)
    workshop.say(`heap, KB: ${evening.samples.join(' ')}`)
    const figures = judged({ entryKb: mid('entryKb'), roomJsKb: mid('roomJsKb'), entryUsableMs: mid('entryUsableMs'), roomUsableMs: mid('roomUsableMs'), memorySlopeKbPerMin: evening.memorySlopeKbPerMin })
    return { ok: Object.values(figures).every(({ met }) => met), rounds, minutes, entryScriptKb: mid('entryScriptKb'), linesOnPage: evening.linesOnPage, figures }
  },
}
