import type { Label } from '../../core/locale'

/**
 * Countries and territories of investors, in the wording of the State of Việt Nam, by their ISO 3166-1 codes; whole as of
 * 2026-11-27. Codes: TCVN 7217-1:2007, with what ISO 3166-1 has added since. No list of the State gives all names in one
 * wording: names under `unchecked` are customary transcriptions that nobody has compared with a text of the State, and
 * are marked so. The form shows those in use first; each part is in the order of the Vietnamese alphabet.
 */
const inUse = `
VN Việt Nam | Viet Nam
AU Ô-xtrây-li-a (Úc) | Australia
BE Bỉ | Belgium
CA Ca-na-đa | Canada
CH Thụy Sĩ | Switzerland
CN Trung Quốc | China
DE Đức | Germany
DK Đan Mạch | Denmark
FI Phần Lan | Finland
FR Pháp | France
GB Vương quốc Anh | United Kingdom
HK Hồng Công (Trung Quốc) | Hong Kong (China)
ID In-đô-nê-xi-a | Indonesia
IN Ấn Độ | India
IT I-ta-li-a | Italy
JP Nhật Bản | Japan
KR Hàn Quốc | Republic of Korea
LU Lúc-xăm-bua | Luxembourg
MY Ma-lai-xi-a | Malaysia
NL Hà Lan | Netherlands
NO Na Uy | Norway
PH Phi-líp-pin | Philippines
RU Liên bang Nga | Russian Federation
SE Thụy Điển | Sweden
SG Xin-ga-po | Singapore
TH Thái Lan | Thailand
TW Đài Loan (Trung Quốc) | Taiwan (China)
US Hoa Kỳ | United States of America`

const inUseUnchecked = `
KY Quần đảo Cây-men | Cayman Islands
VG Quần đảo Vơ-gin thuộc Anh | British Virgin Islands
WS Xa-moa | Samoa`

const others = `
MO Ma Cao (Trung Quốc) | Macao (China)
KP CHDCND Triều Tiên | Democratic People's Republic of Korea
AF Áp-ga-ni-xtan | Afghanistan
AL An-ba-ni | Albania
DZ An-giê-ri | Algeria
AO Ăng-gô-la | Angola
AR Ác-hen-ti-na | Argentina
AM Ác-mê-ni-a | Armenia
AT Áo | Austria
BD Băng-la-đét | Bangladesh
BY Bê-la-rút | Belarus
BO Bô-li-vi-a | Bolivia
BR Bra-xin | Brazil
BN Bru-nây | Brunei Darussalam
BG Bun-ga-ri | Bulgaria
KH Cam-pu-chia | Cambodia
CL Chi-lê | Chile
CO Cô-lôm-bi-a | Colombia
HR Crô-a-ti-a | Croatia
CU Cu-ba | Cuba
CY Síp | Cyprus
CZ Cộng hòa Séc | Czechia
EG Ai Cập | Egypt
GR Hy Lạp | Greece
HU Hung-ga-ri | Hungary
IS Ai-xơ-len | Iceland
IR I-ran | Iran
IQ I-rắc | Iraq
IE Ai-len | Ireland
IL I-xra-en | Israel
KW Cô-oét | Kuwait
LA Lào | Lao People's Democratic Republic
MX Mê-hi-cô | Mexico
MN Mông Cổ | Mongolia
MA Ma-rốc | Morocco
MZ Mô-dăm-bích | Mozambique
MM Mi-an-ma | Myanmar
NP Nê-pan | Nepal
NZ Niu Di-lân | New Zealand
NG Ni-giê-ri-a | Nigeria
OM Ô-man | Oman
PK Pa-ki-xtan | Pakistan
PS Pa-le-xtin | Palestine
PA Pa-na-ma | Panama
PE Pê-ru | Peru
PL Ba Lan | Poland
PT Bồ Đào Nha | Portugal
QA Ca-ta | Qatar
RO Ru-ma-ni | Romania
SA A-rập Xê-út | Saudi Arabia
SK Xlô-va-ki-a | Slovakia
ZA Nam Phi | South Africa
ES Tây Ban Nha | Spain
LK Xri Lan-ca | Sri Lanka
TR Thổ Nhĩ Kỳ | Türkiye
UA U-crai-na | Ukraine
AE Các Tiểu vương quốc A-rập Thống nhất | United Arab Emirates
VE Vê-nê-xu-ê-la | Venezuela`

const othersUnchecked = `
AX Quần đảo Ô-lan | Åland Islands
AS Xa-moa thuộc Mỹ | American Samoa
AD An-đô-ra | Andorra
AI Ăng-ghi-la | Anguilla
AQ Nam Cực | Antarctica
AG An-ti-goa và Bác-bu-đa | Antigua and Barbuda
AW A-ru-ba | Aruba
AZ A-déc-bai-gian | Azerbaijan
BS Ba-ha-mát | Bahamas
BH Ba-ranh | Bahrain
BB Bác-ba-đốt | Barbados
BZ Bê-li-xê | Belize
BJ Bê-nanh | Benin
BM Béc-mu-đa | Bermuda
BT Bu-tan | Bhutan
BQ Bô-ne, Xanh Ơ-xta-ti-út và Xa-ba | Bonaire, Sint Eustatius and Saba
BA Bô-xni-a và Héc-xê-gô-vi-na | Bosnia and Herzegovina
BW Bốt-xoa-na | Botswana
BV Đảo Bu-vê | Bouvet Island
IO Lãnh thổ Ấn Độ Dương thuộc Anh | British Indian Ocean Territory
BF Buốc-ki-na Pha-xô | Burkina Faso
BI Bu-run-đi | Burundi
CV Cáp Ve | Cabo Verde
CM Ca-mơ-run | Cameroon
CF Cộng hòa Trung Phi | Central African Republic
TD Sát | Chad
CX Đảo Crít-xmát | Christmas Island
CC Quần đảo Cô-cốt (Ki-linh) | Cocos (Keeling) Islands
KM Cô-mo | Comoros
CG Công-gô | Congo
CD Cộng hòa Dân chủ Công-gô | Democratic Republic of the Congo
CK Quần đảo Cúc | Cook Islands
CR Cô-xta Ri-ca | Costa Rica
CI Cốt Đi-voa | Côte d'Ivoire
CW Cu-ra-xao | Curaçao
DJ Gi-bu-ti | Djibouti
DM Đô-mi-ni-ca | Dominica
DO Cộng hòa Đô-mi-ni-ca-na | Dominican Republic
EC Ê-cu-a-đo | Ecuador
SV En Xan-va-đo | El Salvador
GQ Ghi-nê Xích đạo | Equatorial Guinea
ER Ê-ri-tơ-ri-a | Eritrea
EE E-xtô-ni-a | Estonia
SZ E-xoa-ti-ni | Eswatini
ET Ê-ti-ô-pi-a | Ethiopia
FK Quần đảo Phoóc-len (Man-vi-nát) | Falkland Islands (Malvinas)
FO Quần đảo Pha-rô | Faroe Islands
FJ Phi-gi | Fiji
GF Guy-an thuộc Pháp | French Guiana
PF Pô-li-nê-di thuộc Pháp | French Polynesia
TF Lãnh thổ phía Nam thuộc Pháp | French Southern Territories
GA Ga-bông | Gabon
GM Găm-bi-a | Gambia
GE Gru-di-a | Georgia
GH Ga-na | Ghana
GI Gi-bran-ta | Gibraltar
GL Grin-len | Greenland
GD Grê-na-đa | Grenada
GP Goa-đê-lúp | Guadeloupe
GU Gu-am | Guam
GT Goa-tê-ma-la | Guatemala
GG Gơn-xi | Guernsey
GN Ghi-nê | Guinea
GW Ghi-nê Bít-xao | Guinea-Bissau
GY Guy-a-na | Guyana
HT Ha-i-ti | Haiti
HM Đảo Hớt và quần đảo Mác-đô-nan | Heard Island and McDonald Islands
VA Va-ti-căng | Holy See
HN Hôn-đu-rát | Honduras
IM Đảo Man | Isle of Man
JM Gia-mai-ca | Jamaica
JE Giơ-xi | Jersey
JO Gioóc-đa-ni | Jordan
KZ Ca-dắc-xtan | Kazakhstan
KE Kê-ni-a | Kenya
KI Ki-ri-ba-ti | Kiribati
KG Cư-rơ-gư-xtan | Kyrgyzstan
LV Lát-vi-a | Latvia
LB Li-băng | Lebanon
LS Lê-xô-thô | Lesotho
LR Li-bê-ri-a | Liberia
LY Li-bi | Libya
LI Lít-ten-xtên | Liechtenstein
LT Lít-va | Lithuania
MG Ma-đa-ga-xca | Madagascar
MW Ma-la-uy | Malawi
MV Man-đi-vơ | Maldives
ML Ma-li | Mali
MT Man-ta | Malta
MH Quần đảo Mác-san | Marshall Islands
MQ Mác-ti-ních | Martinique
MR Mô-ri-ta-ni | Mauritania
MU Mô-ri-xơ | Mauritius
YT May-ốt | Mayotte
FM Mi-crô-nê-xi-a | Micronesia
MD Môn-đô-va | Moldova
MC Mô-na-cô | Monaco
ME Môn-tê-nê-grô | Montenegro
MS Mông-xê-rát | Montserrat
NA Na-mi-bi-a | Namibia
NR Na-u-ru | Nauru
NC Niu Ca-lê-đô-ni-a | New Caledonia
NI Ni-ca-ra-goa | Nicaragua
NE Ni-giê | Niger
NU Niu-ê | Niue
NF Đảo Noóc-phốc | Norfolk Island
MK Bắc Ma-xê-đô-ni-a | North Macedonia
MP Quần đảo Bắc Ma-ri-a-na | Northern Mariana Islands
PW Pa-lau | Palau
PG Pa-pua Niu Ghi-nê | Papua New Guinea
PY Pa-ra-goay | Paraguay
PN Pít-ken | Pitcairn
PR Pu-éc-tô Ri-cô | Puerto Rico
RE Rê-uy-ni-ông | Réunion
RW Ru-an-đa | Rwanda
BL Xanh Bác-tê-lê-mi | Saint Barthélemy
SH Xanh Hê-lê-na, A-xen-xi-ôn và Tơ-ri-xtan đa Cu-nha | Saint Helena, Ascension and Tristan da Cunha
KN Xanh Kít và Nê-vít | Saint Kitts and Nevis
LC Xanh Lu-xi-a | Saint Lucia
MF Xanh Mác-tanh thuộc Pháp | Saint Martin (French part)
PM Xanh Pi-e và Mi-cơ-lông | Saint Pierre and Miquelon
VC Xanh Vin-xen và Grê-na-đin | Saint Vincent and the Grenadines
SM Xan Ma-ri-nô | San Marino
ST Xao Tô-mê và Prin-xi-pê | Sao Tome and Principe
SN Xê-nê-gan | Senegal
RS Xéc-bi-a | Serbia
SC Xây-sen | Seychelles
SL Xi-ê-ra Lê-ôn | Sierra Leone
SX Xanh Mác-tin thuộc Hà Lan | Sint Maarten (Dutch part)
SI Xlô-ven-ni-a | Slovenia
SB Quần đảo Xô-lô-môn | Solomon Islands
SO Xô-ma-li | Somalia
GS Nam Gioóc-gi-a và quần đảo Nam Xan-uých | South Georgia and the South Sandwich Islands
SS Nam Xu-đăng | South Sudan
SD Xu-đăng | Sudan
SR Xu-ri-nam | Suriname
SJ Xvan-bát và Gian May-en | Svalbard and Jan Mayen
SY Xi-ri | Syrian Arab Republic
TJ Tát-gi-ki-xtan | Tajikistan
TZ Tan-da-ni-a | United Republic of Tanzania
TL Ti-mo Lét-xtê | Timor-Leste
TG Tô-gô | Togo
TK Tô-kê-lau | Tokelau
TO Tông-ga | Tonga
TT Tơ-ri-ni-đát và Tô-ba-gô | Trinidad and Tobago
TN Tuy-ni-di | Tunisia
TM Tuốc-mê-ni-xtan | Turkmenistan
TC Quần đảo Tớc và Cai-cốt | Turks and Caicos Islands
TV Tu-va-lu | Tuvalu
UG U-gan-đa | Uganda
UM Các đảo nhỏ xa bờ của Hoa Kỳ | United States Minor Outlying Islands
UY U-ru-goay | Uruguay
UZ U-dơ-bê-ki-xtan | Uzbekistan
VU Va-nu-a-tu | Vanuatu
VI Quần đảo Vơ-gin thuộc Mỹ | United States Virgin Islands
WF Oa-lít và Phu-tu-na | Wallis and Futuna
EH Tây Xa-ha-ra | Western Sahara
YE Y-ê-men | Yemen
ZM Dăm-bi-a | Zambia
ZW Dim-ba-bu-ê | Zimbabwe`

type Country = { code: string; name: Label }

const mark = { vi: 'tên chưa đối chiếu', en: 'name not checked' }

function named(text: string, isChecked: boolean): Country[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [vi = '', en = ''] = line.slice(3).split(' | ')
      const name = isChecked ? { vi, en } : { vi: `${vi} (${mark.vi})`, en: `${en} (${mark.en})` }
      return { code: line.slice(0, 2), name }
    })
}

const inOrder = (...parts: Country[][]) =>
  parts.flat().toSorted((one, other) => one.name.vi.localeCompare(other.name.vi, 'vi'))

const first = inOrder(named(inUse, true), named(inUseUnchecked, false))
const all = [...first, ...inOrder(named(others, true), named(othersUnchecked, false))]

export const countries = {
  codes: all.map(({ code }) => code) as [string, ...string[]],
  labels: Object.fromEntries(all.map(({ code, name }) => [code, name])),
  /** So many of the codes are in use. */
  inUse: first.length,
}
