import { loadCards } from '../../src/bot/render';

/** A card goes out whole or not at all. tests/cards expands each template in each state; here is what holds for all. */
const render = loadCards();

it('a card whose data lacks something fails, rather than show «${name}» to a person', () => {
  const content = { template: 'networks/network', data: { municipalities: 'Molde', organisers: 'RIO' } };
  expect(() => render(content, 'nb', 'personal')).toThrow("The card's data lacks name");
});

it.each(['networks/nothing', '../package', '__proto__', ''])('there is no template «%s»', (template) => {
  expect(() => render({ template, data: {} }, 'nb', 'personal')).toThrow(`No card template ${template}`);
});

it('data may not take the place of the texts, the language or the scope', () => {
  const data = { networks: [], others: [], lang: 'xx', scope: 'xx', t: { title: 'forged' } };
  const card = render({ template: 'bot/which-network', data }, 'en', 'personal');
  expect([card.lang, JSON.stringify(card).includes('forged')]).toEqual(['en', false]);
});
