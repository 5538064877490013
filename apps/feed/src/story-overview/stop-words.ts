/** Words that stand in any text, and say nothing of what it tells. Vietnamese ones are syllables. */
const lists: Readonly<Record<string, string>> = {
  vi: `ai anh ấy bà bằng bên bị bởi cả các cái càng cần chỉ cho chưa chúng có còn của cùng cũng cứ do dù
    đã đang đây để đến đều đi điều đó đối được gì hay hết hoặc hơn hôm họ khi không kể là lại làm lên lúc mà mình mỗi
    một mới nay này nào nên nếu ngay ngày nhau nhất nhiều như nhưng những nơi nói nữa ông phải qua ra rằng rất
    rồi sau sẽ số sự tại tất theo thế thêm thì thôi thuộc tính tới trên trong trước từ từng tuy và vài vào vẫn về vì
    việc với vừa xuống xin biết cách chị chính cuộc đầu đơn giữa gồm hai khác loạt lần lớn mọi năm người
    nhằm nhận ở tháng tiếp tuần ý`,
  en: `a about above after again against all also am an and any are as at be because been before being below
    between both but by can could did do does doing down during each few for from further had has have having he
    her here hers him his how i if in into is it its just may me might more most must my new no nor not now of off
    on once one only or other our out over own said same say says she should since so some such than that the
    their them then there these they this those through to too two under until up us very was we were what when
    where which while who whom why will with would year years you your`,
};

const sets = new Map(
  Object.entries(lists).map(([language, list]) => [language, new Set(list.split(/\s+/u))]),
);
const none: ReadonlySet<string> = new Set();

/** Of a language whose words are not known here: none. */
export function stopWordsOf(language: string): ReadonlySet<string> {
  return sets.get(language) ?? none;
}
