<#setting locale="de_DE"><#setting number_format="0.00"><#list order.items as item>${item?counter?c}. ${item.name?cap_first}: ${item.price}
</#list>${order.day?date.iso?string("EEEE, d. MMMM")}
