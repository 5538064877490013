/**
 * Letters that are one for readers though Unicode does not decompose them, lower case.
 *
 * Latin: all that have a base letter in the transform Latin-ASCII of CLDR (unicode.org/cldr,
 * common/transforms) or by their Unicode name ("LATIN SMALL LETTER X WITH …"), and six more as
 * Lucene's ASCIIFoldingFilter has them ("ə", "ɔ": Əliyev stands as Aliyev in the world's press).
 */
const latin =
  'a:əᴀᶏⱥ b:ƀƃɓʙᴃᵬᶀꞗ c:ƈȼɕᴄꞓꞔ d:ðđƌȡɖɗᴅᴆᵭᶁᶑꝱꝺꟈ e:ǝɇɛᴇᶒᶓⱸꬴ f:ƒᵮᶂꜰꝼꞙ g:ǥɠɡɢʛᶃꞡ h:ħɦɧʜⱨꞕ ' +
  'i:ıɨɩɪᵻᶖ j:ȷɉɟʝᴊ k:ƙᴋᶄⱪꝁꝃꝅꞣ l:łƚȴɫɬɭʟᴌᶅⱡꝇꝉꝲꞎꬷꬸꬹ m:ɱᴍᵯᶆꝳꬺ n:ŋƞȵɲɳɴᵰᶇꝴꞑꞥꬻ o:øɔɵᴏⱺꝋꝍ ' +
  'p:ƥᴘᵱᵽᶈꝑꝓꝕ q:ĸɋʠꝗꝙꞯ r:ɍɼɽɾʀᵲᵳᶉꝵꝶꞧꭉ s:ȿʂᵴᶊẜẝꜱꞩꟊ t:ŧƫƭȶʈᴛᵵⱦꝷꞇ u:ʉᴜᵾᶙꞹꭎꭒ v:ʋᴠᶌỽⱱⱴꝟ ' +
  'w:ᴡⱳ x:ᶍꭖꭗꭘꭙ y:ƴɏʏỿꭚ z:ƶȥɀʐʑʒᴢᵶᶎⱬ aa:ꜳ ae:æᴁ ao:ꜵ au:ꜷ av:ꜹꜻ ay:ꜽ db:ȸ dz:ʣʥ hv:ƕ ll:ỻ ' +
  'ls:ʪ lz:ʫ oe:œɶ oi:ƣ oo:ꝏ ou:ᴕ qp:ȹ ss:ß th:þᵺꝥꝧ ts:ʦ ue:ᵫ vy:ꝡ';

/**
 * Arabic letters, as Lucene's ArabicNormalizer and PersianNormalizer have them (after Larkey,
 * Ballesteros and Connell, Light Stemming for Arabic, 2007): keyboards of Arabic, Persian and Urdu
 * have letters of their own for one yeh, kaf and heh; in Egypt a final yeh is written without its
 * dots, and a teh marbuta without its dots is a heh everywhere. Alefs with hamza, madda and wasla are
 * bare ones, for half of all writers leave these out; Unicode decomposes them but for the wasla.
 * Urdu's yeh barree and two-eyed heh stay: there they make other words.
 */
const arabic = 'ي:ىی ك:ک ه:ةہۃە ا:ٱ';

/** At the end of a word Greek has a sigma of its own. */
const greek = 'σ:ς';

/** Letters that stand for an apostrophe (in transcriptions from Arabic, Hawaiian, Ukrainian): who
 *  types them types one. CLDR's Latin-ASCII, with the half rings of the Arabists. */
const apostrophes = "':ʹʻʼʽʾʿˈ";

/** What readers write for a letter. */
export const plainLetters: ReadonlyMap<string, string> = new Map(
  [latin, arabic, greek, apostrophes]
    .flatMap((table) => table.split(' '))
    .flatMap((entry) => {
      const [plain = '', letters = ''] = entry.split(':');
      return [...letters].map((letter) => [letter, plain] as const);
    }),
);
