// The two loads. Saturated: so many lines outstanding in each room, the next as soon as everyone has heard one. Open: so many
// deliveries a second, whatever the server does. A delivery is one line at one receiver, counted where it is received.
import { setTimeout as pause } from 'node:timers/promises'
import type { Crowd, Room } from './crowd.ts'

export interface Measured {
  deliveries: number
  seconds: number
  /** deliveries for each second of processor time of the server, its database included */
  perCpuSecond: number
  databaseShare: number
  latencies: Float64Array
  lost: number
  extra: number
}

export interface Window { warmMs: number; measureMs: number }

// 186 bytes, each line another as people's are: put together from sixty-four pieces, so that nobody says nearly the same twice; its
// number stands at the end, in kana, for digits might be a telephone number.
const pieces = [
  ['けさ早くに目がさめて', '昼すぎに雨がやんで', 'さっき窓をあけたら', '夕方の光を見ながら', '帰りの電車の中で', '台所でお湯をわかして', '毛布にくるまって', '古い本をひらいたら', 'ベランダに出てみると', '商店街を通りぬけて', 'ラジオをつけたまま', '机の上をかたづけて', '犬の散歩のとちゅうで', '洗濯物をたたみながら', '鉢植えに水をやって', '駅までゆっくり歩いて'],
  ['猫がこちらを見ていました。', '遠くで鐘の音がしました。', 'パンのにおいがしました。', '小さな虹が出ていました。', '子どものころを思い出しました。', '知らない花が咲いていました。', 'お茶がすこしぬるくなりました。', '雲がゆっくり流れていました。', '風がやわらかく感じました。', 'みかんをひとつ食べました。', '鳥の声がよく聞こえました。', '手紙を書きかけにしました。', '古い写真が出てきました。', '月がきれいに見えました。', '靴のひもがほどけました。', '葉っぱが一枚落ちてきました。'],
  ['それだけで気持ちがかるくなります。', 'うまく言えないけれど静かです。', '少しだけほっとしています。', 'なんだか肩の力がぬけました。', 'ときどき手がとまります。', 'ゆっくりでいいのだと思います。', 'こういう日もあるのですね。', '眠くなるまで起きています。', 'あたたかいものが飲みたいです。', 'つづきはまた書きますね。', 'みなさんはどうしていますか。', 'そちらは寒くないですか。', '好きな色の話もしたいです。', '今日はここまでにしておきます。', '音楽を小さくかけています。', '読んでくれてうれしいです。'],
  ['また話しましょう。', 'おやすみなさい。', 'ではまたあとで。', '聞いてくれてどうも。', '湯のみを洗ってきます。', 'すこし休みますね。', '窓をしめてきます。', '静かに聞いています。', 'お茶をいれなおします。', '明かりをおとします。', '本にもどりますね。', 'ひと息つきます。', '布団に入ります。', '机にもどります。', '耳をすませています。', 'ここにいますね。'],
] as const
const filling = 'そんな夜です。'
const digits = [...'ぬねのはひふへほまみ']
const numberLength = 8
const lineLength = 62

export function textOf(n: number): string {
  const spread = Math.imul(n, 2_654_435_761) >>> 0
  const said = pieces.map((some, slot) => some[(spread >>> (28 - 4 * slot)) & 15]).join('')
  return said.padEnd(lineLength, filling).slice(0, lineLength - numberLength) + [...String(n).padStart(numberLength, '0')].map((digit) => digits[Number(digit)]).join('')
}
const numberOf = (text: string): number => Number([...text.slice(-numberLength)].map((kana) => digits.indexOf(kana)).join(''))

const drainMs = 10_000
let lastNumber = 0

interface Flying { left: number; sentAt: number }

class Flight {
  readonly flying = new Map<number, Flying>()
  deliveries = 0
  extra = 0
  isMeasured = false
  latencies = new Float64Array(1 << 16)
  #turn = new Map<Room, number>()
  constructor(readonly crowd: Crowd, readonly onLanded: (room: Room) => void) {
    crowd.hear((room, texts) => this.#land(room, texts))
  }
  say(room: Room): void {
    const turn = this.#turn.get(room) ?? 0
    this.#turn.set(room, turn + 1)
    const speaker = room.speakers[turn % room.speakers.length]
    if (!speaker) return
    lastNumber += 1
    this.flying.set(lastNumber, { left: room.listeners, sentAt: performance.now() })
    this.crowd.say(speaker, room, textOf(lastNumber))
  }
  #land(room: Room, texts: readonly string[]): void {
    const now = performance.now()
    for (const text of texts) {
      const number = numberOf(text)
      const one = this.flying.get(number)
      if (!one) { this.extra += 1; continue }
      if (this.isMeasured) {
        if (this.deliveries === this.latencies.length) { const more = new Float64Array(2 * this.deliveries); more.set(this.latencies); this.latencies = more }
        this.latencies[this.deliveries++] = now - one.sentAt
      }
      one.left -= 1
      if (one.left > 0) continue
      this.flying.delete(number)
      this.onLanded(room)
    }
  }
  async measure({ warmMs, measureMs }: Window, onEnd: () => void): Promise<Measured> {
    await pause(warmMs)
    const cpu = this.crowd.cpuMs()
    const began = performance.now()
    this.isMeasured = true
    await pause(measureMs)
    this.isMeasured = false
    const seconds = (performance.now() - began) / 1000
    const now = this.crowd.cpuMs()
    const databaseMs = now.database - cpu.database
    const usedMs = Math.max(1, now.app - cpu.app + databaseMs)
    onEnd()
    const until = performance.now() + drainMs
    while (this.flying.size > 0 && performance.now() < until) await pause(5)
    let lost = 0
    for (const { left } of this.flying.values()) lost += left
    return { deliveries: this.deliveries, seconds, perCpuSecond: this.deliveries / usedMs * 1000, databaseShare: databaseMs / usedMs, latencies: this.latencies.subarray(0, this.deliveries), lost, extra: this.extra }
  }
}

export function saturated(crowd: Crowd, outstanding: number, window: Window): Promise<Measured> {
  let isOver = false
  const flight = new Flight(crowd, (room) => { if (!isOver) flight.say(room) })
  for (const room of crowd.rooms) for (let n = 0; n < outstanding; n += 1) flight.say(room)
  return flight.measure(window, () => { isOver = true })
}

const tickMs = 2

export function openLoop(crowd: Crowd, deliveriesPerSecond: number, window: Window): Promise<Measured> {
  const flight = new Flight(crowd, () => undefined)
  const perDelivery = 1000 / deliveriesPerSecond
  let due = performance.now()
  let turn = 0
  const timer = setInterval(() => {
    const now = performance.now()
    while (due <= now) {
      const room = crowd.rooms[turn++ % crowd.rooms.length]
      if (!room) return
      flight.say(room)
      due += room.listeners * perDelivery
    }
  }, tickMs)
  return flight.measure(window, () => clearInterval(timer))
}
