"""
Lines of a web page that stand among the paragraphs of a story and are none, in the languages beyond
Western Europe: what leads to other stories, who wrote and edited, buttons, terms, ends.

As in page_lines.py only whole passages in these words count.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.article import Role

_LONGEST = 300
# "Baca juga: Tiga tewas dalam kebakaran", "Läs mer:", "Xem thêm"
_LATIN_POINTERS = (
    r"baca (?:juga|selengkapnya)|lihat juga|simak juga|artikel terkait|berita terkait"
    r"|xem thêm|đọc thêm|tin liên quan|basahin din|soma (?:pia|zaidi)"
    r"|läs (?:också|även|mer|vidare)|læs (?:også|mere)|les (?:også|mer)|lue (?:myös|lisää)"
    r"|čtěte (?:také|více|dále)|čítajte (?:aj|tiež)|přečtěte si(?: také)?|prečítajte si(?: aj)?"
    r"|pročitajte (?:još|i|više)|čitajte (?:još|i)|preberite (?:še|tudi)|citește și|citiți și"
    r"|loe (?:ka|lisaks)|lasi arī|skaitykite taip pat|taip pat skaitykite|olvass?on? (?:tovább|még)"
    r"|ilginizi çekebilir|bunlar da ilginizi çekebilir|haberin devamı|ilgili haber(?:ler)?"
    r"|lexo (?:edhe|më shumë)"
)
# "Читайте также: ...", "اقرأ أيضا", "関連記事", "ข่าวที่เกี่ยวข้อง"
_OTHER_POINTERS = (
    r"[Чч]ита[йи]те (?:также|ещё|еще|далее)|[Сс]мотрите также|[Пп]о теме|[Чч]итайте також"
    r"|[Дд]ивіться також|[Пп]рочетете (?:още|също)|[Вв]ижте още|[Пп]рочитајте (?:још|и)"
    r"|[Δδ]ιαβάστε (?:επίσης|ακόμη|περισσότερα)|[Δδ]είτε (?:επίσης|ακόμη)|קראו (?:גם|עוד)"
    r"|(?:إقرأ|اقرأ|اقرا|اقرئي|شاهد|طالع|تابع)(?:وا)? (?:أيضا|أيضًا|أيضاً|ايضا|المزيد|كذلك)"
    r"|مواضيع ذات صلة|أخبار ذات صلة|بیشتر بخوانید|مزید پڑھیں|(?:यह|ये|इसे) भी (?:पढ़ें|पढें|देखें)"
    r"|আরও পড়ুন|আরো পড়ুন|மேலும் படிக்க|ఇది కూడా చదవండి|(?:ข่าว|เรื่อง|บทความ)ที่เกี่ยวข้อง"
    r"|อ่าน(?:เพิ่มเติม|ต่อ|ข่าว)|延伸[阅閱][读讀]|相[关關](?:阅读|閱讀|新[闻聞]|链接|報導|报道)"
    r"|推荐阅读|更多(?:精彩|新[闻聞])|看更多|[关關][键鍵][词詞字]|点击进入专题"
    r"|関連(?:記事|ニュース|リンク|キーワード)|あわせて読みたい|続きを読む|こちらもおすすめ"
    r"|관련 ?(?:기사|뉴스)|연관 ?기사"
)
_BEHIND = r"(?:\W{0,3}|\s?[:：»>›|–].{2,200}|\n(?s:.){2,280})"
_LATIN = re.compile(rf"\W{{0,3}}(?:{_LATIN_POINTERS}){_BEHIND}", re.IGNORECASE)
_OTHER = re.compile(rf"\W{{0,3}}(?:{_OTHER_POINTERS}){_BEHIND}")
_MADE_BY = (
    r"(?:责任?编辑?|責任編輯|[编編][辑輯]|作者|来源|來源|校[对對]"
    r"|审核|监制|翻译|图片|视频|[摄攝]影)"
)
_CREDITS = re.compile(
    # "（编辑：严玉洁 王辉）", "【纠错】 【责任编辑:张樵苏 】"
    rf"(?:[（(【\[]\s?(?:(?:记者|記者|实习生|{_MADE_BY})\s?[:：/／]?\s?[^（）()【】\[\]。！？]{{1,40}}"
    r"|纠错)[）)】\]]\s?){1,8}"
    # "作者： 记者王敬照 | 编辑： 王华军", "文/张三"; not "记者：您怎么看？", which is asked
    rf"|{_MADE_BY}\s?[:：/／][^。！？?!]{{1,50}}|[文图圖]\s?[/／｜|]\s?\S{{2,14}}"
    # "최윤호 기자 uknow@donga.com", "저작권자 ⓒ 연합뉴스. 무단 전재 및 재배포 금지"
    r"|[\[(=]?\s?(?:[가-힣]{2,10}\s?=\s?)?[가-힣]{2,4} ?(?:인턴)?(?:기자|특파원|논설위원)"
    r"(?:\s?[=·|/]?\s?[\w.+-]{1,40}@[\w.-]{3,60})?\s?[\])]?"
    r"|(?:Источник|Джерело|Фото|Автор|Текст|Видео|Відео|Πηγή|المصدر|تصوير|צילום|ที่มา|ภาพ|স্রোত|出典|写真|사진)"
    r"\s?[:：]\s?\S.{1,60}"
    r"|.{0,120}무단 ?(?:전재|복제|배포).{0,80}|.{0,60}無断(?:転載|複製).{0,60}"
    r"|.{0,40}(?:未经|未經)\S{0,12}(?:授权|授權|许可|許可).{0,60}"
)
_BUTTONS = re.compile(
    r"(?:[【\[](?:关闭|關閉|打印|列印|发表|發表|我要|纠错|收藏|分享|返回|评论|評論|字号)[^【】\[\]]{0,6}"
    r"[】\]]\s?){1,8}"
    r"|[>＞»]?\s?(?:(?:新規)?会員登録|ログイン|ログアウト|印刷(?:する)?|ツイート|シェア(?:する)?)"
    r"|このニュースをシェア|\w{0,12}(?:記事)?保存|もっと見る|前の記事|次の記事|訂正・おわび|お問い合わせ"
    r"|.{0,30}(?:有料会員|会員登録|会員限定|会員の方|有料記事).{0,30}"
    r"(?:ご利用|ご登録|お読み|こちら|ください|必要です|限定です).{0,40}"
    r"|.{0,50}リンク先をご覧ください。?.{0,12}"
    r"|(?:展开|收起)(?:全文)?|点击(?:查看|下载|订阅).{0,30}"
    r"|扫(?:一扫|描|码).{0,40}(?:关注|下载|二维码).{0,20}"
    r"|기사(?:보내기|제보)|글자 ?크기.{0,20}|(?:좋아요|공유하기|댓글)\s?\d{0,6}"
    r"|(?:Реклама|Комментарии|Коментарі|Подписаться|Материал (?:обновлен|дополняется)"
    r"|Новости партнеров|Последние новости|Новости по теме|Διαφήμιση|Σχόλια|פרסומת|תגובות"
    r"|إعلان|إعلانات|التعليقات|شارك"
    r"|广告|廣告|分享到?|评论|評論|留言|広告|コメント|광고|댓글|공유|โฆษณา|แชร์|विज्ञापन|বিজ্ঞাপন)[:：]?"
    r"|(?:Поделиться|Поділитися)(?:\s.{2,60})?"
    r"|(?:Следите|Стежте) за (?:н[ао][мш]|новост|новин).{0,120}"
    r"|П[оі]дпи(?:сывайтесь|шитесь|суйтесь|шіться) .{0,80}"
    r"(?:канал|нас|наш|[Тт]елеграм|Telegram|новост).{0,80}"
    # "الآراء الواردة أدناه لا تعبر عن رأي", "ترحب ... التعليقات ... سياسة الخصوصية"
    r"|(?:الآراء|المقالات|التعليقات|الأراء) (?s:.){0,80}لا (?:تعبر|تعكس|تمثل) (?s:.){2,160}"
    r"|(?=(?s:.){0,200}التعليقات)(?s:.){0,280}(?:سياسة الخصوصية|شروط (?:ال)?استخدام)(?s:.){0,120}"
)


def find_world_role(text: str) -> tuple[Role, str]:
    """The role of a passage by its words, and what decided: ("body", "") for what has none."""
    if len(text) > _LONGEST:
        return "body", ""
    if text.isascii():
        return ("promo", "pointer") if _LATIN.fullmatch(text) else ("body", "")
    if _OTHER.fullmatch(text) or _LATIN.fullmatch(text):
        return "promo", "pointer"
    if _CREDITS.fullmatch(text):
        return "credit", "credit line"
    if _BUTTONS.fullmatch(text):
        return "promo", "button"
    return "body", ""
