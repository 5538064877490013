import { parseFeed } from './parse-feed.ts';

const rss = (head: string) =>
  `<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>Báo</title>${head}<item><title>Tin</title></item></channel></rss>`;

const silent = { ttlMinutes: null, skipHours: [], skipDays: [] };

describe('when a publisher wants its feed to be polled', () => {
  it.each([
    ['nothing', '', {}],
    ['ttl', '<ttl> 90 </ttl>', { ttlMinutes: 90 }],
    ['a ttl that is no number, or none', '<ttl>soon</ttl><ttl>0</ttl>', {}],
    [
      'ttl before a period',
      '<ttl>5</ttl><sy:updatePeriod>daily</sy:updatePeriod>',
      { ttlMinutes: 5 },
    ],
    ['a period', '<sy:updatePeriod> Hourly\n</sy:updatePeriod>', { ttlMinutes: 60 }],
    [
      'a period with a frequency',
      '<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>6</sy:updateFrequency>',
      { ttlMinutes: 240 },
    ],
    [
      'a frequency alone: so often a day',
      '<sy:updateFrequency>2</sy:updateFrequency>',
      { ttlMinutes: 720 },
    ],
    ['a period that nobody knows', '<sy:updatePeriod>often</sy:updatePeriod>', {}],
    [
      'hours, the last of which is midnight',
      '<skipHours><hour>1</hour><hour> 02 </hour><hour>24</hour><hour>25</hour><hour>x</hour><hour>1</hour></skipHours>',
      { skipHours: [0, 1, 2] },
    ],
    [
      'days',
      '<skipDays><day>Saturday</day><day>sunday</day><day>Chủ nhật</day></skipDays>',
      { skipDays: [0, 6] },
    ],
  ])('from %s', async (_, head, expected) => {
    const { feed } = await parseFeed(Buffer.from(rss(head)), { now: new Date(0) });
    const { ttlMinutes, skipHours, skipDays } = feed;
    expect({ ttlMinutes, skipHours, skipDays }).toEqual({ ...silent, ...expected });
  });
});
