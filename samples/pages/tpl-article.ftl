<#include "head.ftl">
<body>
<div class="article">
  <h1>${article.title!}</h1>
  <p class="info">来源：${article.source!"本站"}　作者：${article.author!}　时间：${article.date?string("yyyy-MM-dd")}</p>
  <div class="content">${article.content!}</div>
  <#if article.editor??><p>责任编辑：${article.editor}</p></#if>
</div>
<div class="footer">
  <p>版权所有：川南文旅集团</p>
  <p><a href="https://beian.miit.gov.cn/">蜀ICP备99000313号-1</a></p>
</div>
</body>
