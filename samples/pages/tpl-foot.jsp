<%@ page language="java" contentType="text/html; charset=GBK" pageEncoding="GBK"%>
<%@ include file="/inc/links.jsp" %>
<%
  String year = new java.text.SimpleDateFormat("yyyy").format(new java.util.Date());
%>
<table width="980" align="center" class="footer">
  <tr><td align="center"><a href="about.jsp">关于我们</a> | <a href="sitemap.jsp">网站地图</a></td></tr>
  <tr><td align="center"><font color="#666666">版权所有 &copy; <%=year%> 松江机电设备有限公司</font></td></tr>
  <tr><td align="center"><a href="https://beian.miit.gov.cn/" target="_blank">沪ICP备99000312号</a></td></tr>
</table>
