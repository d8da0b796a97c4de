// Writes provider/Rules/IdnaTable.cs from the Unicode Character Database, whose folder is the argument (Debian has it as the package unicode-data):
//   node scripts/idna-table.mjs <folder of Unicode data> > provider/Rules/IdnaTable.cs
import fs from 'node:fs';

const folder = process.argv[2];
const limit = 0x110000;
const read = file => fs.readFileSync(`${folder}/${file}`, 'utf8');
const version = /-(\d+\.\d+\.\d+)\.txt/.exec(read('DerivedCoreProperties.txt'))[1];
const codePoints = Array.from({ length: limit }, (_, code) => code).filter(code => code < 0xd800 || code > 0xdfff);

/** The lines "first..last ; value" of a file. */
const ranges = file => [...read(file).matchAll(/^([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*(\w+)/gm)]
    .map(([, first, last, value]) => ({ first: parseInt(first, 16), last: parseInt(last ?? first, 16), value }));

/** The value of each code point. */
function values(file, missing) {
    const found = new Array(limit).fill(missing);
    for (const { first, last, value } of ranges(file)) found.fill(value, first, last + 1);
    return found;
}

/** The code points that have a property. */
function members(file, name) {
    const found = new Set();
    for (const { first, last, value } of ranges(file)) {
        for (let code = first; value === name && code <= last; code++) found.add(code);
    }
    return found;
}

const category = values('extracted/DerivedGeneralCategory.txt', 'Cn');
const bidi = values('extracted/DerivedBidiClass.txt', 'L');
const joining = values('extracted/DerivedJoiningType.txt', 'U');
const combiningClass = values('extracted/DerivedCombiningClass.txt', '0').map(Number);
const script = values('Scripts.txt', 'Unknown');
const hangul = values('HangulSyllableType.txt', 'NA');
const foldings = new Map([...read('CaseFolding.txt').matchAll(/^([0-9A-F]+); [CF]; ([0-9A-F ]+);/gm)]
    .map(([, from, to]) => [parseInt(from, 16), String.fromCodePoint(...to.split(' ').map(code => parseInt(code, 16)))]));

// https://www.rfc-editor.org/rfc/rfc5892: the categories of section 2, the exceptions of 2.6, and the order of section 3.
const fold = text => [...text].map(character => foldings.get(character.codePointAt(0)) ?? character).join('');
const isUnstable = text => fold(text.normalize('NFKC')).normalize('NFKC') !== text;
const ignorable = members('DerivedCoreProperties.txt', 'Default_Ignorable_Code_Point');
const whiteSpace = members('PropList.txt', 'White_Space');
const isInIgnorableBlock = code => (code >= 0x20d0 && code <= 0x20ff) || (code >= 0x1d100 && code <= 0x1d24f); // symbols and music
const letterDigits = new Set(['Ll', 'Lu', 'Lo', 'Nd', 'Lm', 'Mn', 'Mc']);
const noncharacters = members('PropList.txt', 'Noncharacter_Code_Point');
const exceptions = new Map([
    ...[0xdf, 0x3c2, 0x6fd, 0x6fe, 0xf0b, 0x3007].map(code => [code, true]),
    ...[0xb7, 0x375, 0x5f3, 0x5f4, 0x30fb].map(code => [code, true]), // in a context, as the digits of Arabic
    ...[0x640, 0x7fa, 0x302e, 0x302f, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303b].map(code => [code, false]),
]);

/** Whether a U-label may hold it: PVALID, or where its context allows it, or not assigned in this version and therefore not known to be disallowed. */
function isAllowed(code) {
    const text = String.fromCodePoint(code);
    if (exceptions.has(code)) return exceptions.get(code);
    if (category[code] === 'Cn') return !noncharacters.has(code);
    if (/^[a-z0-9-]$/.test(text)) return true;
    if (code === 0x200c || code === 0x200d) return true; // in a context
    if (isUnstable(text) || ignorable.has(code) || whiteSpace.has(code) || isInIgnorableBlock(code)) return false;
    return !['L', 'V', 'T'].includes(hangul[code]) && letterDigits.has(category[code]);
}

// The numbers are those of the enumerations in IdnaCharacter.cs.
const bidiClass = { L: 0, R: 1, AL: 1, AN: 2, EN: 3, ES: 4, CS: 4, ET: 4, ON: 4, BN: 4, NSM: 5 };
const joiningType = { U: 0, C: 0, L: 1, D: 2, R: 3, T: 4 };
const scripts = { Greek: 1, Hebrew: 2, Hiragana: 3, Katakana: 3, Han: 3 };
const disallowed = 7 << 13;

function kind(code) {
    if (code >= 0xd800 && code <= 0xdfff || !isAllowed(code)) return disallowed;
    const parts = [bidiClass[bidi[code]], joiningType[joining[code]], scripts[script[code]] ?? 0, combiningClass[code]];
    if (parts.includes(undefined)) throw new Error(`no code for ${code.toString(16)}`);
    return parts[0] << 13 | parts[1] << 10 | parts[2] << 8 | parts[3];
}

const kinds = [];
const runs = [];
let begin = 0;
for (let code = 1; code <= limit; code++) {
    if (code < limit && kind(code) === kind(begin)) continue;
    if (!kinds.includes(kind(begin))) kinds.push(kind(begin));
    let length = code - begin;
    for (; length > 127; length >>>= 7) runs.push(length & 127 | 128);
    runs.push(length, kinds.indexOf(kind(begin)));
    begin = code;
}
if (kinds.length > 256) throw new Error('a kind needs more than a byte');

// What composes to another character; Hangul syllables are composed of what a label cannot hold.
const pairs = [];
for (const code of codePoints) {
    const parts = [...String.fromCodePoint(code).normalize('NFD')];
    if (parts.length < 2 || hangul[code] !== 'NA' || !parts.every(part => isAllowed(part.codePointAt(0)))) continue;
    const composed = String.fromCodePoint(code);
    if (composed.normalize('NFC') !== composed) continue;
    const first = parts.slice(0, -1).join('').normalize('NFC');
    if ([...first].length !== 1 || (first + parts.at(-1)).normalize('NFC') !== composed) throw new Error(`no pair for ${code.toString(16)}`);
    pairs.push(first.codePointAt(0), parts.at(-1).codePointAt(0), code);
}

const property = (type, name, summary, numbers) => {
    const lines = [''];
    for (const number of numbers) {
        if (lines.at(-1).length + `${number}, `.length > 150) lines.push('');
        lines[lines.length - 1] += `${number}, `;
    }
    return `    /// <summary>${summary}</summary>\n    public static ReadOnlySpan<${type}> ${name} =>\n    [\n${lines.map(line => `        ${line.trimEnd()}\n`).join('')}    ];\n`;
};

process.stdout.write(`// <auto-generated>Unicode ${version}: node scripts/idna-table.mjs <folder of Unicode data> > provider/Rules/IdnaTable.cs</auto-generated>
namespace ScmPulumi.Provider.Rules;

/// <summary>What IDNA2008 needs to know about the characters of Unicode ${version}. <see cref="IdnaCharacter"/> reads it.</summary>
internal static class IdnaTable
{
${property('ushort', 'Kinds', 'The kinds of characters, as bits.', kinds)}
${property('byte', 'Runs', 'From U+0000 on: how many characters (seven bits in a byte, the lowest first), and the index of their kind.', runs)}
${property('int', 'Pairs', 'Two characters, and what both compose to in NFC.', pairs)}}
`);
