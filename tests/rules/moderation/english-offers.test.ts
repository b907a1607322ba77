// What would draw somebody away from here in English is held, of visitors and of staff; what is only told, a no, or help is not.
import { expect, it } from 'vitest'
import { sortVerdict } from '#server/moderation/findings/sort-verdict'
import { screen } from '#server/moderation/screen'
import { nobodyBefore } from '#server/moderation/subject'

const asStaff = { ...nobodyBefore, isStaff: true }
const drawing = [
  'message me on discord', "let's talk somewhere private", 'add me on insta, same name as here', "what's your line id?", 'dm me', "I'll give you my number", 'come to my telegram', 'DM me 🙏', 'dm me if you want to talk more',
  'Just DM me, ok?', 'my dms are open', 'slide into my dms', 'PM me please', 'can i dm you?', 'mind if I message you privately?', 'is it ok if I add you on discord', 'hmu on snap', 'hit me up on instagram', 'text me tonight',
  "email me, I'll answer", 'you can call me on whatsapp', 'add me on LINE', 'Add me on ＬＩＮＥ', 'aｄd me on discord', 'add me as a friend on steam', 'feel free to add me on telegram', 'find me on twitter', 'follow me on insta',
  'look me up on facebook', "I'm on discord as sora, same name there", 'same username on insta', 'Let’s move to discord', 'lets chat on discord instead', 'wanna talk on discord?', 'want to talk on the phone sometime?',
  'can we talk in private?', 'could we continue this on telegram?', 'shall we talk elsewhere', "let's go somewhere the mods can't read", "let's take this to dms", 'can we switch to another app', 'is there another app we can use',
  "I know a place where staff can't see us, let's talk there", 'join my discord server', 'come to my discord', 'hop on discord with me', 'get on vc with me', 'wanna video call?', "what's your discord?", 'whats ur insta',
  'what is your phone number', 'do you have discord?', 'do you have LINE?', 'anyone have telegram?', 'can I get your number?', 'can i have ur snap', 'give me your number', 'send me your insta', 'drop your discord here',
  'tell me your line', 'how can I contact you outside?', 'how can i find you after this', "here's my number, text any time", 'here is my discord', 'I can send you my line id', 'let me give you my email', "let's exchange numbers",
  'wanna swap contacts?', 'can we exchange LINE', "I'll tell you the rest on discord", "I'll message you on insta", "I'll wait for you on discord", "don't write it here, tell me on line",
  "don't say that here, we can talk on telegram", "let's meet up this weekend", 'wanna meet in person?', 'can we meet irl', 'meet me at the station', 'come over to my place', 'you can stay at my house', 'I can pick you up',
  "I'd like to talk with you in private", "let's talk just the two of us on line", 'DM😊me', 'message 💬 me 💬 on 💬 discord', 'message me on d1scord', 'insta? add me', 'hey everyone, add my discord',
  'text me, my number is in my profile', 'you seem nice, can I get your insta?', "we should talk more, what's your snapchat?", 'can you message me privately?', 'pls message me outside of here', "I'd rather talk to you on whatsapp",
  "there's too many people here, let's go private", "this place is watched, let's use telegram", 'staff reads everything here so message me on line', 'wanna be friends on insta?', 'do you use discord?', 'u on discord?',
  'got snap?', 'ill add you, whats your tag', 'I can be reached on telegram', 'talk to me on telegram, I can help you', 'Contact me on WhatsApp for more', 'DM for details', 'If you need help just write to me on signal',
  'we can video chat if you want', "let's call tonight on line", "let's keep in touch on insta", "I'd like to keep in touch, what's your email?", "give me your phone and I'll call you", "I live near you, let's meet",
  "let's hang out sometime", 'do you want to meet me at the park tomorrow', "come to my house, nobody's home", 'I can drive to your town and see you', 'send me a friend request', 'accept my friend request',
  'I sent you a friend request', 'come join us on discord', 'you can find me there, same name', 'write me at sora at gmail', 'ping me on line', 'i will be waiting for you on discord', 'we could continue in a private chat',
  'shall I send you an invite to my server?',
  'you can reach me on my phone if you like', "I don't like writing here, do you have whatsapp?", 'shoot me a message on insta', 'drop me a dm when you are free', "send me a text, I'm always awake", "hey what's your tag",
  'could you share your email with me?', 'what app do you use to chat?', "let's switch to video", 'we could be friends on line if you want', 'can we talk without the others?', 'this room is too public, come with me to telegram',
  "follow my account, it's the same name", "here's the link to my server", "I'll invite you to my group", 'do you want my number?', 'take my number', 'save my number, you may need it', 'if you feel lonely, call my phone',
  "let's keep talking after this on line", "I'd rather chat in private messages", 'nobody reads along on signal, talk to me there', "you're cute, got insta?", 'can you send me a photo on line?', "let's go for coffee on sunday",
  'I could visit you if you want', 'where do you live? I can come over', 'we live close, wanna hang out?', "tell me where you are and I'll come get you", 'my place is free tonight, come by', "let's have dinner together, just us",
  'give me ur @', 'ur ig?', 'whats ur number', 'write to me at my email', 'contact me outside this app', 'leave this chat and message me', "the staff can see this, so let's use line", "don't tell anyone here, just text me",
  'anyone up for a chat on telegram?', "you should add me, I'm on snap every day", 'my insta is open, come say hi', 'can you give me your line so we can talk later', "let's be penpals, what's your email address",
  "talk here is slow, let's use discord", "it's not safe to talk here, text me instead", "we could video call at night if you can't sleep", 'how about we continue by email', 'reply to me on instagram',
  'just google my name and message me', "I'm free tonight, want to meet at the station?", 'I could drive you home', 'let me take you out for dinner', 'you can sleep over at my place', 'come live with me',
  "I'd love to hear your voice, can I call you on line?", "we'd be better off on whatsapp", 'join me on telegram', 'is your dm open?', 'should we trade emails?', 'I sent you my discord', 'look for me on twitter',
  'pm me your number', 'drop me your whatsapp', 'got an instagram?', "let's go private", 'can I follow you on insta?', "don't answer here, I'll ask you on line",
  'maybe we could be on telegram instead', 'are you on whatsapp?', "you'd find me on kakao easily", 'I can wait for you on line tonight', 'talk on skype with me?', 'let us keep this between us on signal', 'is it easier for you on line?', 'play with us on discord',
]
const harmless = [
  'I used to play on discord', 'my phone number changed and it was stressful', 'I deleted my insta last year', 'my discord is full of people I never talk to', 'I have discord but I never talk there', 'discord makes me anxious',
  'line notifications scare me', 'I talked with my sister on line', 'my mother messages me on LINE every morning', 'he kept messaging me on instagram', 'he asked me to add him on discord and I said no',
  'someone messaged me on discord and I got scared', 'my friend wanted to exchange numbers and I panicked', 'nobody ever texts me', 'nobody texts me anymore', "I can't answer the phone", "I'm scared of phone calls",
  'phone calls are hard for me', 'I never know what to say on the phone', "I don't want to give my number to anyone", 'I will never give you my number, sorry', "please don't share your LINE here",
  'please do not write your phone number here', "don't give your number to strangers", "you don't have to tell me your name", "I don't have LINE", "I don't use instagram", "I don't have discord, sorry",
  "what's your favourite line in the song?", "what's your line of work", "what's your number one game?", "what's your hobby?", 'what is your favourite app', 'do you have a dog?', 'do you have siblings?',
  'do you have a hard time with phones too?', 'can I have your opinion', 'can I talk to a listener in private?', 'I want to talk to staff privately', 'can we talk with a staff member alone', 'where can I find help on the phone',
  'how can I contact the staff?', 'how do I reach the helpline', 'you can call 119', 'should I call the police', 'should I call an ambulance', 'I called the police and they listened', 'please call 119 now',
  'call the helpline, they were kind to me', 'you can call the helpline at any time', 'I called yorisoi hotline last night', 'the city office answered my email', 'should I give my number to the clinic?',
  'I gave my number to the office', 'can I give my address to the city office', 'call me Aoi', 'you can call me Sora', 'they call me lazy', 'call me crazy but I like rain', 'nice to meet you', 'nice to meet you all here',
  "let's meet here again tomorrow", "let's talk here again next week", "let's talk about games", "let's talk about discord bots", 'can we talk about something else', 'can we talk about LINE stickers', 'I want to talk to someone',
  'I want to meet people someday', "I'm scared of meeting people in person", 'meeting in person is too hard for me', 'I met him in person once', 'my mom picked me up from school', "I'd like to go somewhere quiet",
  'I want to be somewhere nobody can see me', 'is there somewhere quiet in this town', 'I moved to another place last year', 'I want to move somewhere else', 'the private room in the house is calm',
  'I like that this place is private', 'I like talking here more than on discord', "it's easier to talk here than on the phone", 'I wrote about it in my diary', "I wasn't going to write it here but I will",
  "I can't write that here", "I don't want to write it here", 'my parents read my messages', 'I add milk to my tea', 'add me to the waiting list please', 'he added me to a group and I left', 'the group chat is scary',
  'my class group chat on LINE', 'I left the group chat', 'I got a friend request and deleted it', "I can't accept friend requests", 'I message my brother sometimes', 'text is easier than voice', 'email is easier than calling',
  'I sent an email to the office', 'my email inbox has 3000 messages', 'I write letters to my grandmother', 'I come to this place every night', 'I stay at my house all day', 'I stayed home', 'can you hear me',
  'see you here tomorrow', 'see you next week', 'follow me? no, I just follow cats', 'I follow cat accounts on instagram', 'I found this place on twitter', 'I saw it on x', 'on the line between sleep and waking',
  'the train line stopped', 'I was waiting in line', 'deadline is tomorrow', 'my handle on reality', "did they ask for your number? that's scary", 'is it ok to tell my name?', 'strangers ask me for my line and I hate it',
  'I blocked him on everything', 'my ex still texts me', 'I wish I could talk to people in person', 'talking face to face is hard', "I can't talk to anyone on the phone", 'we talked on the phone for an hour, my grandmother and I',
  'my brother is on discord all night', 'I watch streams on twitter', "I'm on facebook only to see my cousins", 'they wanted to video call and I turned it off', "he said let's talk somewhere private and I left",
  'a stranger wanted to meet me at the station, I was scared', 'I was told to add people on LINE for work', "what's your name?", 'what do you do at night?', 'how are you all tonight?', 'how can we help each other here',
  'can we just sit here quietly', 'can we talk here a bit longer', "let's keep talking here", "let's go for a walk they say", 'I want to go outside one day', 'I want to be alone', 'leave me alone', "I'm alone at home",
  'let me think about it', 'let me tell you about my cat', 'let me show you my drawing', "I'll tell you tomorrow here", "I'll write more here later", 'I will talk to my doctor in private', "I'll call the clinic tomorrow",
  'my doctor can call me on the phone', 'the nurse will text me the time', 'the school emails me every week', 'my phone is broken', 'my number came up at the office', 'I have your back', 'send me good thoughts',
  'give me your best joke', 'tell me your favourite song', 'can I ask you something?', 'do you like LINE stickers?', 'do you have a favourite app', 'does anyone have a cat', 'is anyone else awake', 'anyone here like rain?',
  'you can talk to me here', 'you can talk to us anytime', 'I come here to talk', 'come here and sit with us', 'come back tomorrow', 'join us here any night', "I'd love to hear more", 'I used my phone all night',
  'I was on the phone with the helpline', 'I met my friend outside for the first time in years', 'we met at the library, my sister and I', "mom said she'd pick me up", "please don't exchange contacts here",
  'we do not exchange contacts in this house', 'please keep your phone number private', "this room closes at nine, let's meet again tomorrow", "let's meet here tomorrow", 'see you tomorrow in this room',
  'if you need help now, call 119', 'you can talk with a listener in private', 'shall we call the helpline together?', 'can you call an ambulance?', 'I can give you the number of the helpline',
  'here is the number of the city office', "the helpline's LINE is open until ten",
  "I can't even text my own sister back", 'I muted every group on line', "they put me in a work chat and I can't sleep", 'email from my teacher made me cry', 'my number is 3 in the queue', 'my account got locked for a week',
  "what's your cat's name?", 'what do you usually eat?', 'where do you feel safe?', 'can we stay quiet for a while?', 'can I stay here till morning?', 'can I come back tomorrow?', 'could you repeat that please',
  'would you like to talk about it here?', 'you can write here, we read slowly', 'you can always come here at night', 'take your time', 'take care of yourself tonight', "I'd like to be able to call people",
  "I'd like to go outside alone one day", 'I went outside alone today', 'I go to the store alone at night', 'I talk to my plants', 'we talk about the weather, my dad and I', "I want to text my friend but I'm scared",
  'should I text my friend back?', 'can I tell you something?', 'can I show you a poem here?', "let's all breathe together", "let's wait together", "let's listen to the rain", 'how do I add a song here',
  'how can I find work from home', 'is there a place for people like me', 'is there another room open tonight?', 'do you know a good book', 'do you know a clinic near the station', "here's my breakfast: toast",
  'here is my plan for tomorrow', 'I got a dm from a stranger and I was scared', 'I talk to my aunt by email', 'my therapist and I meet on zoom', 'the doctor sees me on video', 'I answer emails once a week',
  'I had to give my number at the office', 'I lost my old phone number', 'the number of days I stay inside', 'the voice on the phone was kind', 'I like listening to people here', 'you all sound kind', "you don't have to answer",
  'you can take your time to answer', 'how do you all sleep at night', 'how do I change my name here', "what's your morning like?", 'what time is it where you live', 'what is the best time to come here?',
  'we watched a video about cats', "let's share songs we like", 'let me know if I write too much', 'let me go make tea', "I'll go to bed now", "I'll come back later", 'I can come every night', 'I want to be friends with myself',
  "I want to talk but words don't come", 'I told my mother about this place', 'my sister wants to meet me outside', 'they said I should call the office', 'my neighbour asked for my line and I ran',
  'we talked on line for years, my aunt and I', 'we talk on line every week, my aunt and I', 'he and I met on discord', 'it was easier for me on discord', 'I read the news on line', "you don't have to be on discord to have friends", 'my brother plays with his friends on discord', 'do you get scared when line rings?', 'the helpline also answers you on line', 'the city office can answer you on LINE', 'they put us on line and made us wait', 'how many of you stand in line for bread?', 'when you write on line, do you reread it ten times?',
  'please can someone talk to me tonight', 'can anyone talk to me later', 'talk to me tomorrow?', 'please talk to me tonight', 'will you talk to me tomorrow', 'somebody please answer me tonight', 'can you answer me later?', 'would anyone write to me tomorrow',
  'is there a place you can go at night', 'do you know a place we can get help', 'do you know a place you can call at night?', 'is there somewhere safe you can go tonight?', 'I know a place you can rest', 'is there a place we can be quiet', 'is there somewhere else you can sleep tonight?',
  'can we talk about being alone?', "let's talk about living alone", 'could we talk about dying alone', 'can we talk about eating alone every day', "let's talk about feeling alone at night", 'we can do this, you are not alone', 'can we speak about nights alone', "let's talk about discord",
  'you can stay with me here', 'you can live with mental illness', 'you can live with medication', 'you can live with memories like that', 'you can stay with me a while', 'you could sleep with melatonin, my doctor says', 'you can stay with me until it is light', 'you should live with meaning',
  "Good night, I'll see you!", "I'll see you at nine", 'I can see you, you matter', 'I will see you', "I'll see you at ten, in this room", 'I can see you', "I'll see you at the same time tomorrow", "I'll get you!",
  'I can follow you, go on', 'I can follow you', "I'll add you to the list of songs", 'can I message you here?', 'let me follow you, slowly',
  'music can get me outside', 'nothing can get me outside', 'my dog could get me outside', 'only the night can get me outside', 'not even snow would get me outside', 'will anything get me outside later',
  'I just want someone to text me', 'I wish somebody would call me', 'I wish someone would call me tonight', 'did anyone message me', 'I need somebody to message me sometimes', 'I wish anybody would text me', 'I want someone who would call me later',
  'can a host message me?', 'can a supporter write to me', 'can staff call me', 'could a host call me tonight?', 'I wish a supporter could text me', 'can the shelter call me tonight', 'can a social worker message me', 'please can a volunteer write to me privately', 'a host can message me',
  'voices follow me outside', 'my cat will follow me outside', 'will you find me tomorrow', 'work will call me tomorrow', 'who will call me tomorrow', 'can a real person talk to me on the phone',
]
const harmlessOfStaff = [
  'There is a place you can call tonight: 0120-279-338', 'There is a place you can call: 0120-279-338. They listen.', "there's somewhere else you can call at night: 03-0123-4567", 'we can talk on the phone with them together: 03-0123-4567', 'You can call 119 on your phone now', 'Can we call 110 on your phone?', 'you can reach them over LINE, or at 03-0123-4567', 'Do you know a place you can call? 0120-279-338',
  "What's your address? An ambulance is on its way", 'tell me your address so I can send help', 'An ambulance is coming. What is your address?', 'Can I have your address? I am sending help', 'Please give me your address, the paramedics need it', 'I called the police for you. What is your address?', 'Tell me your address. I will call 119',
  'I can add you to the waiting list', "I'll add you to the waiting list", 'Shall I add you to the list?', 'I could add you to the queue', 'can I add you to the talk on Sunday?', 'being alone', "Let's talk about being alone", "Let's talk about living alone",
]

it('[MO3] an offer in English to go on elsewhere is held, whoever writes it, in any case, width and with marks between', () => {
  const dressed = drawing.flatMap((text) => [text, text.toUpperCase(), `hi! ${text} 🙏`])
  expect(dressed.filter((text) => !screen(text).isHeld)).toEqual([])
  expect(dressed.filter((text) => !screen(text, asStaff).isHeld)).toEqual([])
})

it('[FI1] an offer in English by staff is told to supervisors', () => {
  expect(drawing.filter((text) => !sortVerdict(screen(text, asStaff), true).rows.some(({ kind }) => kind === 'staff_line'))).toEqual([])
})

it('[MO3] what is told in English of others, a no, what leads to help and what is said here about services holds nothing', () => {
  const dressed = harmless.flatMap((text) => [text, text.toUpperCase(), `hello. ${text}`])
  expect(dressed.filter((text) => screen(text).findings.some(({ isHolding }) => isHolding))).toEqual([])
  expect(dressed.filter((text) => screen(text, asStaff).isHeld)).toEqual([])
})

it('[MO3] staff may lead to a help line by its number in English, ask where help is to be sent, and pass a theme that says alone', () => {
  const dressed = harmlessOfStaff.flatMap((text) => [text, text.toUpperCase(), `I hear you. ${text}`])
  const withDirectory = { ...asStaff, publicNumbers: new Set(['0301234567']) }
  expect(dressed.filter((text) => screen(text, withDirectory).isHeld)).toEqual([])
  const soon = { ...asStaff, atMs: 60_000, earlier: [{ text: 'An ambulance is on its way', atMs: 0 }] }
  expect(screen('What is your address?', soon).isHeld).toBe(false)
  expect(["what's your address?", "what's your email address? An ambulance is on its way", 'tell me your number so I can send help'].filter((text) => !screen(text, asStaff).isHeld)).toEqual([])
  expect(["what's your address?", "What's your address? An ambulance is on its way"].filter((text) => !screen(text).isHeld)).toEqual([])
})

it('[MO3] who asks for somebody is held where an app is named, and staff spoken of as those who may not know are no help', () => {
  const held = ['can someone add me on discord', 'I want someone to call me on line', 'can anyone dm me', 'anyone can text me', 'you will text me', 'call me tonight', 'work will call me on discord', 'talk to me privately', 'get me on telegram', 'write to me by dm', 'answer me on line', 'is there somewhere else we can talk', 'is there an app we can use',
    "I'll see you at the station", 'you can stay with me tonight', 'can I follow you on line', 'message me without the staff', 'call me tonight, hosts cannot see', 'I can come to your city', "let's talk about it alone", 'can we talk about this on discord']
  expect(held.filter((text) => !screen(text).isHeld)).toEqual([])
})

it('[MO13] thousands of spaces or pictures beside a few words take about four times as long where they are four times as many', () => {
  const timed = (each: string): number => Math.min(...Array.from({ length: 5 }, () => {
    const began = process.cpuUsage()
    screen(each)
    const { user, system } = process.cpuUsage(began)
    return (user + system) / 1_000
  }))
  const made: readonly ((many: number) => string)[] = [(many) => `we${' '.repeat(many)}me`, (many) => `you ${'😀'.repeat(many / 2)} me`, (many) => `me ${' ?'.repeat(many / 2)}`, (many) => 'we '.repeat(many / 3), (many) => `dm${' '.repeat(many)}me`, (many) => `me${' '.repeat(many)}want`, (many) => 'dm me 01 '.repeat(many / 9), (many) => 'your address '.repeat(many / 13)]
  for (const of of made) for (let round = 0; round < 3; round += 1) screen(of(1_000))
  for (const [index, of] of made.entries()) {
    const legal = timed(of(2_000))
    expect([index, timed(of(8_000)) < 9 * legal + 3]).toEqual([index, true])
  }
})

it('[MO3] a way to meet in English is told as one, and where it stands', () => {
  const [found] = screen('I like it here. let’s meet up this weekend').findings
  expect(found).toMatchObject({ category: 'solicit_meet', rule: 'EN-9', span: [16, 42] })
  expect(screen('hey, add me on ＬＩＮＥ').findings).toContainEqual(expect.objectContaining({ category: 'solicit_contact', rule: 'EN-2', span: [5, 19] }))
  expect(screen('🙏🙏 add me on LINE').findings).toContainEqual(expect.objectContaining({ rule: 'EN-2', span: [5, 19] }))
})
