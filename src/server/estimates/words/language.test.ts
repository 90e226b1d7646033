import { describe, expect, it } from 'vitest';
import { detectLanguage } from './language.ts';
import { tokenise } from './tokenise.ts';

function detect(text: string, declared: string | null = null): string {
  return detectLanguage({ text, words: tokenise(text), declared });
}

describe('detectLanguage', () => {
  it.each([
    'Linux 6.9 released',
    'Docker Desktop 4.30',
    'Messi scores twice as Miami win',
    'How the lander lived through fourteen days of lunar night',
    'Self-driving Uber kills pedestrian in Arizona',
    'Beyoncé announces a new album',
    'A café in Málaga that opens at five in the morning and never closes',
  ])('takes %j for English', (text) => {
    expect(detect(text)).toBe('english');
  });

  it.each([
    'Der Nachtzug nach Wien fährt wieder, und zwar mit neuen Wagen',
    'Le train de nuit pour Vienne est de retour avec des voitures neuves',
    'El tren nocturno vuelve con coches nuevos para los viajeros',
    'De nachttrein naar Wenen rijdt weer, met nieuwe rijtuigen voor de reizigers',
    'Nočný vlak do Viedne jazdí znova, ale už s novými vozňami',
    'Ночной поезд снова идёт в Вену',
    '夜行列車がウィーンへ戻る',
    'قطار الليل يعود إلى فيينا',
  ])('takes %j for another language', (text) => {
    expect(detect(text)).toBe('other');
  });

  it('believes what is declared where the text does not tell', () => {
    expect(detect('Champions League: Bayern verliert', 'de-DE')).toBe('other');
    expect(detect('Champions League: Bayern', 'en-GB')).toBe('english');
  });

  it('believes a clear text more than what is declared', () => {
    expect(detect('Der Nachtzug nach Wien fährt wieder, und zwar mit neuen Wagen', 'en-us')).toBe('other');
    expect(detect('The night train is back, and this time with new cars for the coast', 'de')).toBe(
      'english',
    );
  });

  it('takes an empty text for what is declared, else for English', () => {
    expect([detect(''), detect('', 'fr'), detect('', '')]).toEqual(['english', 'other', 'english']);
  });
});
