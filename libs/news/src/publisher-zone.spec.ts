import { publisherZone, type Publisher } from './publisher-zone.ts';
import { offsetAtInstant } from './zones.ts';

const winter = Date.UTC(2026, 0, 15);
const vietnamese =
  'Mưa lớn gây ngập nhiều tuyến đường. Người dân được nhắc đề phòng sạt lở. Trường học mở cửa trở lại.';
const english =
  'Heavy rain floods the roads around Hà Nội. People were told to expect landslides. Schools reopen.';

describe('publisherZone', () => {
  it.each<[string, Publisher, number]>([
    ['nothing is known', {}, 0],
    ['the operator says it', { zone: '+05:30', languages: ['vi'], text: vietnamese }, 330],
    ['the feed is in Vietnamese', { languages: ['vi-VN'] }, 420],
    ['as older software writes it', { languages: ['vi_vn'] }, 420],
    ['the text is Vietnamese', { text: vietnamese }, 420],
    ['the text is decomposed', { text: vietnamese.normalize('NFD') }, 420],
    ['a template has left its language', { languages: ['en-gb'], text: vietnamese }, 420],
    ['the text is cut up by codes', { text: 'Bản tin A-1x b2-c; Họp về thành phố số 5' }, 420],
    ['the text is English about Vietnam', { text: english }, 0],
    [
      'the text is Romanian',
      { text: 'Președintele a declarat că România va fi în această săptămână gazdă' },
      0,
    ],
    ['the text is a name', { text: 'Nguyễn Ái' }, 0],
    [
      'a host in Vietnam writes English',
      { languages: ['en'], text: english, urls: ['https://news.example.vn/rss'] },
      420,
    ],
    [
      'its site is in a country',
      { urls: ['https://example.co.jp/', 'https://feeds.example/rss'] },
      540,
    ],
    ['only its feed is in a country', { urls: [null, 'https://rss.example.th/x'] }, 420],
    ['Britain has another name', { urls: ['https://example.co.uk/'] }, 0],
    ['a country has several zones that agree', { urls: ['https://example.de/'] }, 60],
    ['a country has one main zone', { urls: ['https://example.es/'] }, 60],
    ['a country has several', { urls: ['https://example.com.br/'] }, 0],
    ['a host is in a country in name only', { urls: ['https://example.tv/'] }, 0],
    ['a host is a number', { urls: ['http://127.0.0.1:8080/'] }, 0],
    ['an address is none', { urls: ['tin tức'] }, 0],
    ['a language is at home in one zone', { languages: ['ja'] }, 540],
    ['a language is written in many', { languages: ['es'] }, 0],
    ['a language names its country', { languages: ['es-PE'] }, -300],
    [
      'a language names a country of many zones',
      { languages: ['en-US'], urls: ['https://example.kr'] },
      540,
    ],
    ['a language is none', { languages: ['not a language', '', null, 'ko'] }, 540],
  ])('%s', (_, publisher, minutes) => {
    expect(offsetAtInstant(winter, publisherZone(publisher))).toBe(minutes);
  });
});
