import { shareableCard } from '../../src/bot/shareable-card';

const open = { type: 'Action.OpenUrl', title: 'Åpne', url: 'https://example.no/' };
const press = { type: 'Action.Execute', title: 'Trykk', verb: 'x', fallback: { type: 'Action.Submit', title: 'Trykk' } };
const text = { type: 'TextBlock', text: 'Tekst', wrap: true };

describe('a card for chats where we are not', () => {
  it('keeps links, in the order they stand, and no other button', () => {
    const others = ['Action.Submit', 'Action.ShowCard', 'Action.ToggleVisibility'].map((type) => ({ type, title: 'x' }));
    expect(shareableCard({ type: 'AdaptiveCard', body: [text], actions: [press, open, ...others] })).toEqual({
      type: 'AdaptiveCard', version: '1.3', body: [text], actions: [open],
    });
  });

  it('keeps only links that open a page', () => {
    const bad = ['javascript:alert(1)', 'http://example.no/', undefined, 17].map((url) => ({ ...open, url }));
    expect(shareableCard({ type: 'AdaptiveCard', body: [], actions: bad })).not.toHaveProperty('actions');
  });

  it('loses a row of buttons that is left empty, however deep it stands', () => {
    const row = { type: 'ActionSet', actions: [press] };
    const box = { type: 'Container', items: [row, text, { type: 'ActionSet', actions: [open, press] }] };
    expect(shareableCard({ type: 'AdaptiveCard', body: [row, box] }).body).toEqual([
      { type: 'Container', items: [text, { type: 'ActionSet', actions: [open] }] },
    ]);
  });

  it('asks us for nothing when it is shown or touched', () => {
    const card = { type: 'AdaptiveCard', refresh: { action: press }, authentication: {}, body: [{ ...text, selectAction: press }] };
    expect(shareableCard(card)).toEqual({ type: 'AdaptiveCard', version: '1.3', body: [text] });
  });

  it('is a copy: the card it is made from is shown with its buttons elsewhere', () => {
    const card = Object.freeze({ type: 'AdaptiveCard', version: '1.5', body: [], actions: Object.freeze([press]) }) as unknown as Record<string, unknown>;
    shareableCard(card);
    expect(card).toMatchObject({ version: '1.5', actions: [press] });
  });
});
