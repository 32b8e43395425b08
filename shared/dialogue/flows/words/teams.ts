import type { Phrases } from './phrases.ts'

/** Clubs and national teams that a player may name without another word; any other needs «на», «лучше» or its like. */
export const teams: Phrases = {
  ru: 'спартак, зенит, цска, локомотив, локо, динамо, краснодар, ростов, рубин, крылья советов, ахмат, балтика, барса, барселона, реал, реал мадрид, атлетико, севилья, валенсия, арсенал, челси, ливерпуль, ман сити, манчестер сити, манчестер юнайтед, мю, тоттенхэм, эвертон, ньюкасл, бавария, боруссия, лейпциг, байер, ювентус, юве, милан, интер, наполи, рома, лацио, псж, марсель, лион, монако, аякс, псв, бенфика, порту, спортинг, шахтер, галатасарай, фенербахче, ска, авангард, ак барс, салават, магнитка, лейкерс, голден стэйт, россия, сербия, испания, франция, германия, италия, англия, португалия, нидерланды, бразилия, аргентина, хорватия, бельгия',
  en: 'arsenal, chelsea, liverpool, man city, manchester city, man united, manchester united, man utd, tottenham, spurs, everton, newcastle, aston villa, west ham, leeds, celtic, rangers, barca, barcelona, real, real madrid, atletico, sevilla, valencia, bayern, bayern munich, dortmund, leipzig, leverkusen, juventus, juve, milan, ac milan, inter, inter milan, napoli, roma, lazio, psg, marseille, lyon, monaco, ajax, psv, benfica, porto, sporting, galatasaray, fenerbahce, spartak, zenit, cska, dynamo, lakers, celtics, warriors, yankees, spain, france, germany, italy, england, portugal, netherlands, brazil, argentina, croatia, belgium',
}
/** Between two teams of a match. */
export const versus: Phrases = { ru: 'против', en: 'v, vs, versus, against' }
