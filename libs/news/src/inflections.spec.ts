import { inflections } from './inflections.ts';

describe('inflections', () => {
  it.each([
    ['a noun', 'sanction', 'sanctions'],
    ['a plural', 'sanctions', 'sanction'],
    ['a plural in -es', 'churches', 'church'],
    ['a plural of a word in -e', 'houses', 'house'],
    ['a plural in -ies', 'companies', 'company'],
    ['a word in -y', 'company', 'companies'],
    ['a plural in -ies of a word in -ie', 'movies', 'movie'],
    ['a plural in -oes', 'heroes', 'hero'],
    ['a plural in -ves', 'wolves', 'wolf'],
    ['a verb', 'arrest', 'arrests arrested arresting'],
    ['a form of a verb', 'arrested', 'arrest arrests arresting'],
    ['a verb in -e', 'fire', 'fires fired firing'],
    ['a form without its -e', 'firing', 'fire fires fired'],
    ['a verb in -e with two consonants', 'changing', 'change changes changed'],
    ['a verb in -ate', 'created', 'create creates creating'],
    ['a verb in -ie', 'die', 'died dying'],
    ['a verb in -y', 'tried', 'try tries trying'],
    ['a verb in -ee', 'agreed', 'agree agrees agreeing'],
    ['a consonant that doubles', 'stop', 'stopped stopping'],
    ['a doubled consonant', 'stopped', 'stop stops stopping'],
    ['one that doubles under stress', 'submitted', 'submit submits submitting'],
    ['one that does not', 'visited', 'visit visits visiting'],
    ['a double consonant of its own', 'killed', 'kill kills killing'],
    ['a short word, which only grows', 'ski', 'skis skied skiing'],
    ['and the way back', 'skiing', 'ski skis skied'],
    ['a verbal noun', 'building', 'build built buildings'],
    ['an irregular plural', 'men', 'man'],
    ['a compound with one', 'spokeswoman', 'spokeswomen'],
    ['an irregular verb', 'shot', 'shoot shooting'],
    ['a possessive', "china's", 'china'],
    ['-our', 'labour', 'labor labors'],
    ['-or', 'color', 'colour colours'],
    ['-re', 'centre', 'center centers'],
    ['-er', 'center', 'centre centres'],
    ['-ence', 'defence', 'defense'],
    ['-ise', 'organised', 'organize organise organized organizing'],
    ['-isation', 'organisation', 'organization organizations'],
    ['-yse', 'analyse', 'analyze'],
    ['-ogue', 'dialogue', 'dialog'],
    ['a doubled l', 'travelled', 'travel traveled traveling'],
  ])('%s: %s', (_, word, expected) => {
    expect(inflections(word)).toEqual(expect.arrayContaining(expected.split(' ')));
  });

  it.each([
    ['words that look like a form', 'news series during politics evening'],
    ['two letters', 'us it'],
    ['other letters', 'größe điện covid19'],
    ['nothing', ''],
    ['a long word', 'a'.repeat(100_000)],
  ])('none of %s', (_, words) => {
    expect(words.split(' ').flatMap(inflections)).toEqual([]);
  });

  it.each([
    ['a form of -ing that is all of a word', 'king', 'k'],
    ['-ed that belongs to the word', 'feed', 'fee'],
    ['-ss', 'process', 'proces'],
    ['-us', 'virus', 'viru'],
    ['what derives', 'leader', 'lead'],
    ['itself', 'arrest', 'arrest'],
  ])('not %s', (_, word, other) => expect(inflections(word)).not.toContain(other));

  it('offers a dozen at most, none of them short, none twice', () => {
    for (const word of ['center', 'centres', 'organisations', 'bus', 'go', 'war', 'programmes']) {
      const forms = inflections(word);
      expect(forms.length).toBeLessThanOrEqual(12);
      expect(new Set(forms).size).toBe(forms.length);
      expect(forms.filter(({ length }) => length < 3)).toEqual([]);
    }
  });
});
